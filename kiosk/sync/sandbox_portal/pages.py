"""The Portal's pages, drawn here as text: no script, no picture, nothing fetched from elsewhere."""

from datetime import datetime, timedelta, timezone
from html import escape

from kiosk.sync.sandbox_portal.archive import Archive, Held, Json, PaperCheck
from kiosk.sync.sandbox_portal.services import look_up_time, title_of

STYLE = """
:root{--ivory:#FBF7F0;--lacquer:#A61C28;--ink:#241C15;--line:#E4D9C8;--soft:#6B5D4F;--leaf:#2F6B3C}
*{box-sizing:border-box}
body{margin:0;background:var(--ivory);color:var(--ink);font:17px/1.55 "Be Vietnam Pro","Noto Sans",system-ui,sans-serif}
.trial{background:repeating-linear-gradient(-45deg,#241C15 0 18px,#3a2d22 18px 36px);color:var(--ivory);
 padding:.55rem 1rem;text-align:center;font-weight:600;letter-spacing:.02em}
header{background:var(--lacquer);color:var(--ivory);padding:2rem 1rem 1.7rem}
header>*,main{max-width:66rem;margin:0 auto}
h1{font-size:1.8rem;line-height:1.25;font-weight:650}
header p{opacity:.9;margin-top:.35rem}
header a{color:inherit}
main{padding:1.6rem 1rem 4rem}
h2{font-size:1.15rem;margin:2.2rem 0 .7rem}
.card{background:#fff;border:1px solid var(--line);border-radius:10px;overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.8rem 1rem;vertical-align:top;border-top:1px solid var(--line)}
th{font-size:.85rem;font-weight:600;color:var(--soft);border-top:0}
td small{display:block;color:var(--soft);overflow-wrap:anywhere}
button{background:var(--lacquer);color:#fff;border:0;border-radius:8px;padding:.55rem 1rem;font:inherit;font-weight:600;
 cursor:pointer}
a{color:var(--lacquer);font-weight:600;text-decoration-thickness:1px;text-underline-offset:3px}
a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
.code,.hash{font-family:"Noto Sans Mono",ui-monospace,monospace;white-space:nowrap}
.hash{font-size:.85rem;color:var(--soft);white-space:normal}
.state{display:inline-block;padding:.1rem .7rem;border-radius:99px;border:1px solid var(--line);background:var(--ivory);
 white-space:nowrap}
.good{color:var(--leaf);font-weight:600}.bad{color:var(--lacquer);font-weight:700}
.empty{padding:3.5rem 1rem;text-align:center;color:var(--soft)}
dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;margin:0;padding:.6rem 1rem}
dt{color:var(--soft);padding:.4rem 0}dd{margin:0;padding:.4rem 0}
"""
VIETNAM = timezone(timedelta(hours=7))


def list_page(archive: Archive) -> bytes:
    """Every dossier, newest first."""
    rows = "".join(_list_row(held, archive.check_papers(held)) for held in archive.all())
    count = len(archive.all())
    head = "".join(f"<th scope=col>{t}</th>" for t in ("Mã hồ sơ", "Thủ tục", "Trạng thái", "Giấy tờ", "Cổng nhận lúc"))
    table = f"<div class=card><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    empty = "<div class='card empty'>Chưa có hồ sơ nào. Hồ sơ gửi từ trung tâm sẽ hiện ở đây.</div>"
    return _page("Hồ sơ đã nhận", f"{count} hồ sơ trên Cổng", table if rows else empty)


def dossier_page(held: Held, papers: list[PaperCheck]) -> bytes:
    d = held.dossier
    facts = {
        "Thủ tục": f"{_text(d, 'TenTTHC')} <small>({_text(d, 'MaTTHC')})</small>",
        "Trạng thái": _state(held.state),
        "Chủ hồ sơ": _text(d, "ChuHoSo"),
        "Số định danh": escape("********" + str(d.get("SoGiayToChuHoSo", ""))[-4:]),
        "Trích yếu": _text(d, "TrichYeuHoSo"),
        "Đơn vị xử lý": _text(d, "DonViXuLy"),
        "Tiếp nhận": look_up_time(d["NgayTiepNhan"]),
        "Hẹn trả": look_up_time(d["NgayHenTra"]) or "Chưa hẹn",
        "Nhận kết quả": "Qua bưu chính" if d["HinhThuc"] == "1" else "Tại bộ phận Một cửa",
        "Lệ phí": "; ".join(f"{_text(f, 'TenPhiLePhi')}: {_text(f, 'Gia')} đồng" for f in _rows(d, "DanhSachLePhi"))
        or "Không có",
        "Cổng nhận lúc": f"{_moment(held.created_at)}; gửi lại {held.overwrites} lần",
    }
    body = "<div class=card><dl>" + "".join(f"<dt>{k}<dd>{v}" for k, v in facts.items()) + "</dl></div>"
    body += "<h2>Giấy tờ</h2>" + _table(("Tên", "Dung lượng", "Mã băm SHA-256"), [_paper_row(p) for p in papers])
    body += "<h2>Tiến độ xử lý</h2>"
    body += _table(("Thời điểm", "Trạng thái", "Nội dung", "Người xử lý"), [_step_row(s) for s in held.steps])
    return _page(held.code, "<a href='/'>Tất cả hồ sơ</a>", body)


def payments_page(payments: list[Json]) -> bytes:
    """Every payment that was announced; the button plays the payer's bank."""
    heads = ("Mã tham chiếu", "Nội dung", "Số tiền", "Trạng thái")
    rows = [_payment_row(held) for held in payments]
    table = _table(heads, rows) if rows else "<div class='card empty'>Chưa có yêu cầu thanh toán nào.</div>"
    return _page("Thanh toán", "<a href='/'>Tất cả hồ sơ</a>", table)


def _payment_row(held: Json) -> tuple[str, ...]:
    request = held["request"]
    row: Json = request if isinstance(request, dict) else {}
    reference = _text(row, "MaThamChieu")
    amount = f"{int(str(row['SoTien'])):,} đồng".replace(",", ".")
    button = f"<form method=post action='/thanh-toan/{reference}'><button>Trả {amount}</button></form>"
    paid = (
        f"<span class=good>Đã trả</span><small>{_moment(str(held['paid_at']))}</small>" if held["paid_at"] else button
    )
    return f"<span class=code>{reference}</span>", _text(row, "ThongTinGiaoDich"), amount, paid


def missing_page() -> bytes:
    return _page("Không tìm thấy", "<a href='/'>Tất cả hồ sơ</a>", "<div class='card empty'>Không có trang này.</div>")


def _list_row(held: Held, papers: list[PaperCheck]) -> str:
    d, bad = held.dossier, sum(not paper.digest_ok for paper in papers)
    check = f"<span class=bad>{bad} tệp không khớp</span>" if bad else "<span class=good>khớp mã băm</span>"
    cells = (
        f"<a class=code href='/ho-so/{escape(held.code, quote=True)}'>{escape(held.code)}</a>"
        f"<small>{_text(d, 'ChuHoSo')}</small>",
        f"{_text(d, 'TenTTHC')}<small>{_text(d, 'DonViXuLy')}</small>",
        _state(held.state),
        f"{len(papers)} tệp<small>{check if papers else ''}</small>",
        _moment(held.created_at),
    )
    return "<tr>" + "".join(f"<td>{cell}" for cell in cells)


def _paper_row(paper: PaperCheck) -> tuple[str, ...]:
    link = f"<a href='{escape(paper.link, quote=True)}'>{escape(paper.name)}</a>"
    verdict = "<span class=good>Khớp</span>" if paper.digest_ok else "<span class=bad>Không khớp</span>"
    size = "chưa có tệp" if paper.size is None else f"{paper.size:,} byte".replace(",", ".")
    return link, size, f"{verdict} <div class=hash>{escape(paper.digest)}</div>"


def _step_row(step: Json) -> tuple[str, ...]:
    who = f"{_text(step, 'NguoiXuLy')}<small>{_text(step, 'ChucDanh')} {_text(step, 'PhongBanXuLy')}</small>"
    when, state = look_up_time(step["ThoiDiemXuLy"]), _state(str(step["TrangThai"]))
    return when, state, _text(step, "NoiDungXuLy"), who


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    if not rows:
        return "<div class='card empty'>Chưa có.</div>"
    head = "".join(f"<th scope=col>{h}</th>" for h in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows)
    return f"<div class=card><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _rows(record: Json, name: str) -> list[Json]:
    rows = record.get(name)
    return rows if isinstance(rows, list) else []


def _text(record: Json, name: str) -> str:
    return escape(str(record.get(name, "")))


def _state(code: str) -> str:
    return f"<span class=state>{code}. {title_of(code)}</span>"


def _moment(iso: str) -> str:
    return f"{datetime.fromisoformat(iso).astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"


def _page(title: str, subtitle: str, body: str) -> bytes:
    """`title` is plain text; `subtitle` and `body` are markup."""
    return (
        f"<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>{escape(title)} - Cổng thử nghiệm</title><style>{STYLE}</style>"
        f"<div class=trial>CỔNG THỬ NGHIỆM - không phải Cổng DVCQG</div>"
        f"<header><h1>{escape(title)}</h1><p>{subtitle}</p></header><main>{body}</main>"
    ).encode()
