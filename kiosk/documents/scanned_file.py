"""The file that is kept: PDF/A-2b of the scanned pages in colour, with their text beneath.

Put together from the pages' own JPEG bytes and the recogniser's text pages; nothing is drawn anew, so it is quick and
the pictures stay what the clerk saw. What the standard asks for beside that: colours that are defined (an sRGB output
intent), metadata as XMP that say the same as the document's own, an identifier, embedded fonts, no encryption.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from kiosk.documents.colours import COLOURS, colour_profile
from kiosk.domain.digitised import PaperAbout
from kiosk.domain.errors import DigitisingFailed
from kiosk.domain.local_time import VIETNAM
from kiosk.ports import RecognisedPage, ScannedPage

POINTS_PER_INCH = 72
PRODUCER = "Kiosk"
NO_DAY = datetime.min.replace(tzinfo=UTC)


def archive_pdf(pages: Sequence[tuple[ScannedPage, RecognisedPage]], about: PaperAbout) -> bytes:
    """Each page with the text that was recognised on it. The same pages give the same bytes.

    Raises DigitisingFailed.
    """
    if not pages:
        raise DigitisingFailed("no page")
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    try:
        for page, recognised in pages:
            _add(writer, page, recognised.layer)
    except (PyPdfError, KeyError, IndexError, ValueError) as exc:
        raise DigitisingFailed(f"text layer: {type(exc).__name__}") from exc
    _describe(writer, about)
    writer.compress_identical_objects(remove_unreferenced=True)
    seed = hashlib.sha256(b"".join(page.image for page, _ in pages)).digest()[:16]
    writer._ID = ArrayObject([ByteStringObject(seed), ByteStringObject(seed)])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def pictures_of(file: bytes) -> list[ScannedPage]:
    """The pages that `archive_pdf` was given, each with the very bytes of its JPEG.

    Raises DigitisingFailed when this is no such file.
    """
    try:
        reader = PdfReader(BytesIO(file))
        return [_picture_on(sheet, number) for number, sheet in enumerate(reader.pages, 1)]
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as exc:
        raise DigitisingFailed(f"no file of ours: {type(exc).__name__}") from exc


def _picture_on(sheet: PageObject, number: int) -> ScannedPage:
    picture = sheet["/Resources"]["/XObject"]["/Page"].get_object()  # type: ignore[index]
    if picture["/Filter"] != "/DCTDecode":
        raise ValueError("no JPEG")
    width, height = int(picture["/Width"]), int(picture["/Height"])
    dpi = round(width * POINTS_PER_INCH / float(sheet.mediabox.width))
    return ScannedPage(number, picture._data, width, height, dpi)


def undated(title: str) -> PaperAbout:
    """About a file that says no day, so that the same pages give the same bytes whenever they are bound."""
    return PaperAbout(title, "", NO_DAY)


def _add(writer: PdfWriter, page: ScannedPage, layer: bytes) -> None:
    width, height = (round(dots * POINTS_PER_INCH / page.dpi, 3) for dots in (page.width, page.height))
    if layer:
        sheet = writer.add_page(PdfReader(BytesIO(layer)).pages[0])
        sheet.scale_to(width, height)
    else:
        sheet = writer.add_blank_page(width, height)
    sheet.mediabox = RectangleObject((0, 0, width, height))
    for box in ("/CropBox", "/TrimBox", "/ArtBox", "/BleedBox"):
        sheet.pop(NameObject(box), None)
    text = sheet.get_contents()
    drawn = DecodedStreamObject()
    beneath = text.get_data() if text is not None else b""
    drawn.set_data(b"q %.3f 0 0 %.3f 0 0 cm /Page Do Q\n" % (width, height) + beneath)
    sheet[NameObject("/Contents")] = writer._add_object(drawn.flate_encode())
    resources = sheet.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
    pictures = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    pictures[NameObject("/Page")] = writer._add_object(_picture(page))


def _picture(page: ScannedPage) -> StreamObject:
    """The JPEG as it is."""
    picture = StreamObject()
    picture._data = page.image
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(page.width),
            NameObject("/Height"): NumberObject(page.height),
            NameObject("/ColorSpace"): NameObject("/DeviceGray" if _components(page.image) == 1 else "/DeviceRGB"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    return picture


def _components(jpeg: bytes) -> int:
    """Of its frame: 1 is grey, 3 are colours. What is no frame counts as colours."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        kind, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            return jpeg[at + 9]
        at += 2 + length
    return 3


def _describe(writer: PdfWriter, about: PaperAbout) -> None:
    made = None if about.made_at == NO_DAY else about.made_at.astimezone(VIETNAM).replace(microsecond=0)
    facts = {"/Title": about.title, "/Producer": PRODUCER, "/Creator": PRODUCER}
    if made is not None:
        shown = made.strftime("D:%Y%m%d%H%M%S%z")
        day = f"{shown[:-2]}'{shown[-2:]}'"
        facts |= {"/CreationDate": day, "/ModDate": day}
    writer.metadata = None
    writer.add_metadata(facts)
    root = writer.root_object
    metadata = DecodedStreamObject()
    metadata.set_data(_xmp(about, made).encode())
    metadata.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    root[NameObject("/Metadata")] = writer._add_object(metadata)
    root[NameObject("/Lang")] = TextStringObject("vi-VN")
    root[NameObject("/OutputIntents")] = ArrayObject([writer._add_object(_intent(writer))])


def _intent(writer: PdfWriter) -> DictionaryObject:
    profile = DecodedStreamObject()
    profile.set_data(colour_profile())
    profile[NameObject("/N")] = NumberObject(3)
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject("/GTS_PDFA1"),
            NameObject("/OutputConditionIdentifier"): TextStringObject("sRGB"),
            NameObject("/Info"): TextStringObject(COLOURS),
            NameObject("/DestOutputProfile"): writer._add_object(profile.flate_encode()),
        }
    )


def _xmp(about: PaperAbout, made: datetime | None) -> str:
    day = made.isoformat() if made else ""
    days = f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>" if day else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>'
        "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>"
        f"{days}"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
