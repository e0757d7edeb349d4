"""What reads the QR of a card: a serial scanner, or a camera. May import domain and ports.

A scanner that types like a keyboard is not here: its keys come to the window.
"""
