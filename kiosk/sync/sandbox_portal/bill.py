"""A one-page PDF of a paid fee, written by hand: enough to be opened, and no library for it."""

from datetime import datetime

from kiosk.sync.sandbox_portal.clock import VIETNAM


def bill_pdf(reference: str, content: str, amount_vnd: int, transaction: str, paid_at: datetime) -> bytes:
    """ASCII lines in one of the fonts that every reader has."""
    lines = (
        "BIEN LAI DIEN TU - CONG THU NGHIEM, KHONG CO GIA TRI",
        f"Ma tham chieu: {reference}",
        f"Noi dung: {content}",
        f"So tien: {amount_vnd} VND",
        f"Ma giao dich: {transaction}",
        f"Thoi diem: {paid_at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}",
    )
    shown = b" T* ".join(b"(%s) Tj" % _escaped(line) for line in lines)
    drawn = b"BT /F1 14 Tf 24 TL 48 780 Td " + shown + b" ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )
    return _written(objects)


def _written(objects: tuple[bytes, ...]) -> bytes:
    whole, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(objects) + 1, len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (count, table, count)
    return bytes(whole + b"startxref\n%d\n%%%%EOF\n" % start)


def _escaped(text: str) -> bytes:
    plain = text.encode("ascii", "replace").replace(b"\\", rb"\\")
    return plain.replace(b"(", rb"\(").replace(b")", rb"\)")
