"""What a dossier, a procedure, a receipt, a working day *is* and may become.

Imports the standard library only: no I/O, no clock, no Qt.
"""
