"""Speak ESC/POS to a thermal printer and PDF to the office printer; and be such a thermal printer in software.

May import ports and domain. Commands are made by `escpos`, answers read by `status`, and `network` keeps the promise
that a slip is never printed twice by itself. `paper` and `software_printer` are the other end of the wire.
"""
