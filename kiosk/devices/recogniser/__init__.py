"""Read the letters of a page. May import ports and domain.

`tesseract` runs the recogniser that Debian has, as a process of its own; nothing of it is bundled.
"""
