"""A citizen card in software: answers APDUs as the chip does, with invented people and a simulated issuer.

Written from the standard, apart from the reader: it imports nothing of the reader's protocol code, so that one
mistake cannot agree with itself. May import cryptography, asn1crypto, Pillow and the standard library.
"""
