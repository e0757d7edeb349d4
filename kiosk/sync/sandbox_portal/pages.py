"""The Portal's pages as text. Each row carries a key, by which the script knows what has come anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from kiosk.sync.sandbox_portal.archive import Held, Json, PaperCheck, rows_of
from kiosk.sync.sandbox_portal.calls import Call
from kiosk.sync.sandbox_portal.clock import VIETNAM
from kiosk.sync.sandbox_portal.dossier_desk import look_up_time, title_of
from kiosk.sync.sandbox_portal.shelf import StoredFile

TABS = (
    ("/", "Tổng quan"),
    ("/ho-so", "Hồ sơ"),
    ("/tap-tin", "Tệp"),
    ("/thanh-toan", "Thanh toán"),
    ("/cuoc-goi", "Cuộc gọi"),
)
PROFILES = {
    "P1": "P1 trục liên thông",
    "P2": "P2 cổng tỉnh",
    "P3": "P3 iGate",
    "tep": "tệp",
    "tien": "thanh toán",
    "sso": "đăng nhập",
    "kho": "kho kết quả",
}
WAYS = {"put": "theo mã băm", "tus": "nối tiếp (tus)", "multipart": "biểu mẫu", "s3": "S3", "igate": "iGate"}
GOOD_STATES, BAD_STATES, WAITING_STATES = ("9", "10"), ("3", "8"), ("5", "6", "7")


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page tells."""

    counts: dict[str, int]
    dossiers: Sequence[tuple[Held, list[PaperCheck]]]
    files: Sequence[StoredFile]
    payments: Sequence[Json]
    calls: Sequence[Call]
    plan: str  # what is being played; empty: nothing


def overview_page(o: Overview) -> bytes:
    tiles = (
        ("dossiers", "hồ sơ"),
        ("steps", "bước xử lý"),
        ("overwrites", "lần gửi lại"),
        ("files", "tệp"),
        ("payments", "thanh toán"),
        ("calls", "cuộc gọi"),
    )
    shown = "".join(f"<div class=tile><b>{_count(o.counts[name])}</b><span>{t}</span></div>" for name, t in tiles)
    alarm = f"<div class='tile alarm'><b>Sự cố</b><span>{escape(o.plan)}</span></div>" if o.plan else ""
    left = _section("Hồ sơ", "/ho-so", _dossiers(o.dossiers)) + _section("Tệp", "/tap-tin", _files(o.files))
    right = _section("Cuộc gọi", "/cuoc-goi", _calls(o.calls, short=True))
    right += _section("Thanh toán", "/thanh-toan", _payments(o.payments, short=True))
    body = f"<div class=tiles>{shown}{alarm}</div><div class=grid><div>{left}</div><div>{right}</div></div>"
    return _page("Cổng thử nghiệm", "Mọi thứ gửi đến đây hiện ra ngay", body, "/")


def list_page(dossiers: Sequence[tuple[Held, list[PaperCheck]]]) -> bytes:
    """Every dossier, newest first."""
    return _page("Hồ sơ đã nhận", f"{len(dossiers)} hồ sơ trên Cổng", _card(_dossiers(dossiers)), "/ho-so")


def files_page(files: Sequence[StoredFile]) -> bytes:
    return _page("Tệp đã nhận", f"{len(files)} tệp", _card(_files(files)), "/tap-tin")


def calls_page(calls: Sequence[Call]) -> bytes:
    return _page("Cuộc gọi", f"{len(calls)} cuộc gọi gần nhất", _card(_calls(calls)), "/cuoc-goi")


def payments_page(payments: Sequence[Json]) -> bytes:
    """Every payment that was announced; the button plays the payer's bank."""
    return _page("Thanh toán", "Nút bấm thay cho ngân hàng của người nộp", _card(_payments(payments)), "/thanh-toan")


def dossier_page(held: Held, papers: list[PaperCheck]) -> bytes:
    d = held.dossier
    number = str(d.get("SoGiayToChuHoSo", ""))
    facts = {
        "Thủ tục": f"{_text(d, 'TenTTHC')} <small>({_text(d, 'MaTTHC')})</small>",
        "Trạng thái": _state(held.state),
        "Chủ hồ sơ": _text(d, "ChuHoSo"),
        "Số định danh": escape(f"********{number[-4:]}" if number else ""),
        "Trích yếu": _text(d, "TrichYeuHoSo"),
        "Đơn vị xử lý": _text(d, "DonViXuLy") or _text(d, "MaDonViTiepNhan"),
        "Tiếp nhận": look_up_time(d.get("NgayTiepNhan")),
        "Hẹn trả": look_up_time(d.get("NgayHenTra")) or "Chưa hẹn",
        "Nhận kết quả": "Qua bưu chính" if d.get("HinhThuc") == "1" else "Tại bộ phận Một cửa",
        "Lệ phí": "; ".join(f"{_text(f, 'TenPhiLePhi')}: {_text(f, 'Gia')} đồng" for f in rows_of(d, "DanhSachLePhi"))
        or "Không có",
        "Cách gửi": PROFILES[held.profile],
        "Cổng nhận lúc": f"{_moment(held.created_at)}; gửi lại {held.overwrites} lần",
    }
    body = "<div class=card><dl>" + "".join(f"<dt>{k}<dd>{v}" for k, v in facts.items()) + "</dl></div>"
    body += "<h2>Giấy tờ</h2>" + _card(_table(("Tên", "Dung lượng", "Mã băm SHA-256"), [_paper_row(p) for p in papers]))
    heads = ("Thời điểm", "Trạng thái", "Nội dung", "Người xử lý")
    body += "<h2>Tiến độ xử lý</h2>" + _card(_table(heads, [_step_row(n, s) for n, s in enumerate(held.steps)]))
    return _page(held.code, "<a href='/ho-so'>Tất cả hồ sơ</a>", body, "/ho-so")


def missing_page() -> bytes:
    return _page("Không tìm thấy", "<a href='/'>Tổng quan</a>", "<div class='card empty'>Không có trang này.</div>", "")


# Tables ------------------------------------------------------------------------------------------------------------

Row = tuple[str, ...]  # a key, then the cells


def _dossiers(dossiers: Sequence[tuple[Held, list[PaperCheck]]]) -> str:
    heads = ("Mã hồ sơ", "Thủ tục", "Trạng thái", "Giấy tờ", "Nhận lúc")
    empty = "Chưa có hồ sơ nào. Hồ sơ gửi từ trung tâm sẽ hiện ở đây."
    return _table(heads, [_dossier_row(held, papers) for held, papers in dossiers], empty)


def _dossier_row(held: Held, papers: list[PaperCheck]) -> Row:
    d, bad = held.dossier, sum(not paper.digest_ok for paper in papers)
    check = f"<span class=bad>{bad} tệp không khớp</span>" if bad else "<span class=good>khớp mã băm</span>"
    again = f"<small>gửi lại {held.overwrites} lần</small>" if held.overwrites else ""
    return (
        f"{held.code} {len(held.steps)} {held.overwrites}",
        f"<a class=code href='/ho-so/{escape(held.code, quote=True)}'>{escape(held.code)}</a>"
        f"<small>{_text(d, 'ChuHoSo')}</small>",
        f"{_text(d, 'TenTTHC') or _text(d, 'MaTTHC')}"
        f"<small>{_text(d, 'DonViXuLy') or _text(d, 'MaDonViTiepNhan')}</small>",
        f"{_state(held.state)}<small>{PROFILES[held.profile]} · {len(held.steps)} bước</small>",
        f"{len(papers)} tệp<small>{check if papers else ''}</small>",
        f"{_moment(held.created_at, short=True)}{again}",
    )


def _files(files: Sequence[StoredFile]) -> str:
    rows = [
        (
            file.id,
            f"{escape(file.name) or 'không tên'}<div class=hash>{file.digest}</div>",
            WAYS.get(file.way, file.way),
            f"<div class=number>{_bytes(file.size)}</div>",
            _moment(file.at, short=True),
        )
        for file in files
    ]
    return _table(("Tệp và mã băm SHA-256", "Cách gửi", "Dung lượng", "Nhận lúc"), rows, "Chưa có tệp nào.")


def _calls(calls: Sequence[Call], short: bool = False) -> str:
    rows = [_call_row(call, short) for call in calls]
    heads = ("Lúc", "Dịch vụ", "Trả lời") if short else ("Lúc", "Dịch vụ", "Đối tượng", "Trả lời", "Sự cố", "Mất")
    return _table(heads, rows, "Chưa có cuộc gọi nào.")


def _call_row(call: Call, short: bool) -> Row:
    good = call.status and call.status < 400 and call.code in ("", "0", "00", "200")
    said = f"HTTP {call.status}" if call.status else "không trả lời"
    said += f" · {escape(call.code)}" if call.code else ""
    answer = f"<span class='pill {'good' if good else 'bad'}'>{said}</span>"
    faults = "".join(f" <span class='pill fault'>{escape(name)}</span>" for name in call.faults)
    words = f"<small>{escape(call.message)}</small>" if call.message and not good else ""
    at = f"<time>{datetime.fromisoformat(call.at).astimezone(VIETNAM):%H:%M:%S}</time>"
    service = f"{escape(call.service)}<small>{PROFILES.get(call.profile, call.profile)}"
    key = f"goi {call.number}"
    if short:
        return key, at, f"{service} · <span class=day>{escape(call.subject)}</span></small>", f"{answer}{faults}{words}"
    took = f"<div class=number>{call.milliseconds} ms</div>"
    return (
        key,
        at,
        f"{service}</small>",
        f"<span class=code>{escape(call.subject)}</span>",
        answer + words,
        faults,
        took,
    )


def _payments(payments: Sequence[Json], short: bool = False) -> str:
    heads = ("Mã tham chiếu", "Nội dung", "Số tiền", "Trạng thái")
    rows = [_payment_row(held, short) for held in payments]
    return _table(heads[:1] + heads[2:] if short else heads, rows, "Chưa có yêu cầu thanh toán nào.")


def _payment_row(held: Json, short: bool) -> Row:
    request = held["request"]
    row: Json = request if isinstance(request, dict) else {}
    reference, content = _text(row, "MaThamChieu"), _text(row, "ThongTinGiaoDich")
    amount = f"{_count(int(str(row['SoTien'])))} đồng"
    state = f"<form method=post action='/thanh-toan/{reference}'><button>Trả {amount}</button></form>"
    if held["paid_at"]:
        notice = f" · báo về: {escape(str(held['notice']))}" if held["notice"] else ""
        state = f"<span class='pill good'>Đã trả</span><small>{_moment(str(held['paid_at']))}{notice}</small>"
    key, code = f"tien {reference} {held['paid_at']}", f"<span class=code>{reference}</span>"
    if short:
        return key, f"{code}<small>{content}</small>", f"<div class=number>{amount}</div>", state
    return key, code, content, f"<div class=number>{amount}</div>", state


def _paper_row(paper: PaperCheck) -> Row:
    link = escape(paper.name)
    if paper.link.startswith(("http://", "https://")):
        link = f"<a href='{escape(paper.link, quote=True)}'>{link}</a>"
    verdict = "<span class=good>Khớp</span>" if paper.digest_ok else "<span class=bad>Không khớp</span>"
    size = "chưa có tệp" if paper.size is None else f"{_count(paper.size)} byte"
    return (
        paper.link,
        link,
        f"<div class=number>{size}</div>",
        f"{verdict} <div class=hash>{escape(paper.digest)}</div>",
    )


def _step_row(number: int, step: Json) -> Row:
    who = f"{_text(step, 'NguoiXuLy')}<small>{_text(step, 'ChucDanh')} {_text(step, 'PhongBanXuLy')}</small>"
    when = look_up_time(step.get("ThoiDiemXuLy")) or _text(step, "ThoiDiemXuLy")
    return f"buoc {number}", when, _state(str(step["TrangThai"])), _text(step, "NoiDungXuLy"), who


_KINDS = {"Thủ tục": " class=wide", "Số tiền": " class=number", "Dung lượng": " class=number", "Mất": " class=number"}


def _table(heads: tuple[str, ...], rows: Sequence[Row], empty: str = "Chưa có.") -> str:
    if not rows:
        return f"<div class=empty>{empty}</div>"
    head = "".join(f"<th scope=col{_KINDS.get(h, '')}>{h}</th>" for h in heads)
    body = "".join(
        f"<tr data-key='{escape(key, quote=True)}'>" + "".join(f"<td>{cell}" for cell in cells) for key, *cells in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _section(title: str, path: str, table: str) -> str:
    return f"<section><h2>{title}<a href='{path}'>Xem tất cả</a></h2><div>{table}</div></section>"


def _card(table: str) -> str:
    return f"<div class=card>{table}</div>"


# Words -------------------------------------------------------------------------------------------------------------


def _text(record: Json, name: str) -> str:
    return escape(str(record.get(name, "")))


def _state(code: str) -> str:
    kind = (
        "good" if code in GOOD_STATES else "bad" if code in BAD_STATES else "wait" if code in WAITING_STATES else "step"
    )
    return f"<span class='pill {kind}'>{escape(code)}. {title_of(code)}</span>"


def _moment(iso: str, short: bool = False) -> str:
    at = datetime.fromisoformat(iso).astimezone(VIETNAM)
    return f"<time>{at:%H:%M:%S}</time><small class=day>{at:%d/%m/%Y}</small>" if short else f"{at:%d/%m/%Y %H:%M:%S}"


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _bytes(size: int) -> str:
    return f"{_count(size)} byte" if size < 10_000 else f"{_count(round(size / 1024))} KB"


def _page(title: str, subtitle: str, body: str, tab: str) -> bytes:
    """`title` is plain text; `subtitle` and `body` are markup."""
    links = "".join(f"<a href='{p}'{' aria-current=page' if p == tab else ''}>{name}</a>" for p, name in TABS)
    return (
        f"<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>{escape(title)} - Cổng thử nghiệm</title><link rel=stylesheet href=/trang.css>"
        f"<div class=trial>CỔNG THỬ NGHIỆM - không phải Cổng DVCQG</div>"
        f"<header><div class=head><div><h1>{escape(title)}</h1><p>{subtitle}</p></div>"
        f"<span class=live role=status>Chưa theo dõi</span></div><div><nav>{links}</nav></div></header>"
        f"<main>{body}</main><script src=/trang.js></script>"
    ).encode()
