"""The files of the chip as values: COM, DG1, DG2, DG13, DG14 and CardAccess, DG15, SOD. Parsing only, no reading.

Every parser raises CardUnreadable, and nothing else, for bytes that do not have the standard's shape; no message
carries a byte of the content. May import the card's tlv and mrz, and domain.
"""
