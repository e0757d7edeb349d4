"""Draw every paper: a value of the domain in, the bytes of a picture or of a PDF out. May import domain and ports.

Text is normalised to NFC at one door (`renderer.py`): composed letters are in every font we ship, loose marks are not.
"""
