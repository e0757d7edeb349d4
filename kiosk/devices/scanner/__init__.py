"""Turn paper into pages. May import ports and domain.

`sane` speaks to real scanners and to SANE's own test device through the scanimage program; `folder` feeds pages that
lie in a folder; `choice` picks one of them.
"""
