"""What makes a PDF of ours an archival one, PDF/A-2b (ISO 19005-2): it says so, when it was made, and what black is.

Fonts are embedded and nothing is transparent or linked already; two things are added to the catalogue, its metadata in
XML, equal to the document's own, and the profile of the colours.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from kiosk.documents.colours import COLOURS, colour_profile
from kiosk.domain.local_time import local

PRODUCER = "Kiosk"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document says of itself."""

    title: str
    author: str
    basis: str  # the law that its form rests on
    made_at: datetime


class _Stream(PDFStream):
    """As the library writes it, but with the end of line before `endstream` that ISO 19005-2, 6.1.7.1 asks for, which
    is outside of the stream's length. The library makes its streams by this name, so it is put in the place of theirs.
    """

    def format(self, document: Any) -> bytes:
        words: bytes = super().format(document)
        return words.removesuffix(b"endstream\n") + b"\nendstream\n"


pdfdoc.PDFStream = _Stream  # type: ignore[misc]


def make_archival(canvas: Canvas, imprint: Imprint) -> None:
    """Before it is saved. The same imprint gives the same bytes."""
    document: Any = canvas._doc  # type: ignore[attr-defined]  # reportlab has no other way to the catalogue
    at = local(imprint.made_at).replace(microsecond=0)
    document._timeStamp = _stamp(at)
    info = document.info
    info.title, info.author, info.subject = imprint.title, imprint.author, imprint.title
    info.keywords, info.creator, info.producer = imprint.basis or imprint.title, PRODUCER, PRODUCER
    words = {"title": info.title, "author": info.author, "subject": info.subject, "keywords": info.keywords}
    text = PACKET.format(
        at=at.isoformat(), producer=PRODUCER, **{name: escape(str(value)) for name, value in words.items()}
    )
    metadata = _Stream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), text.encode())
    # Without a filter: what it says must be found by programs that know nothing of PDF.
    profile = _Stream(PDFDictionary({"N": 3}), colour_profile())
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(COLOURS),
        "Info": PDFString(COLOURS),
        "DestOutputProfile": document.Reference(profile),
    }
    catalog = document.Catalog
    catalog.Metadata = metadata
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.__Refs__ = [name for name in catalog.__NoDefault__ if name != "OutputIntents"]


def _stamp(at: datetime) -> TimeStamp:
    stamp = TimeStamp(1)
    stamp.lt, stamp.YMDhms = at.timetuple(), tuple(at.timetuple())[:6]
    offset = at.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    stamp.dhh, stamp.dmm = minutes // 60, minutes % 60
    return stamp
