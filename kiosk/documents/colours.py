"""What the colours of our PDF files mean: sRGB, as PDF/A wants it said."""

from functools import cache

from PIL import ImageCms

COLOURS = "sRGB IEC61966-2.1"
DATE_IN_PROFILE = slice(24, 36)  # of an ICC header: when the profile was made, which must not be now
MADE = bytes.fromhex("07d0 0001 0001 0000 0000 0000")  # 2000-01-01


@cache
def colour_profile() -> bytes:
    """The same bytes each time."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[DATE_IN_PROFILE] = MADE
    return bytes(profile)
