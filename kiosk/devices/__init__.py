"""Speak to one machine each and translate its faults. May import ports and domain.

A simulator here is a device: it speaks the real protocol below the same code that a real device exercises.
"""
