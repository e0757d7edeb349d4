"""The software printer in a browser: the paper as it grows, the slips that were cut, and every fault on a button."""

import json
import threading
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from kiosk.devices.printer.paper import picture_of
from kiosk.devices.printer.software_printer import COUNTED, FAULTS, SoftwarePrinter

HOST = "127.0.0.1"  # whoever can see the paper can read it: this machine only
MOST_FORM = 1000  # bytes
PAGE = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Máy in mô phỏng</title>
<style>
 body { margin: 0; font: 17px/1.5 "Noto Sans", "Liberation Sans", sans-serif; color: #241c15; background: #fbf7f0 }
 header { padding: 24px 32px; border-bottom: 1px solid #e8dfd0; background: #fff }
 h1 { margin: 0; font-size: 26px } h2 { font-size: 20px; margin: 0 0 12px }
 header p { margin: 4px 0 0; color: #6b5f52 }
 main { display: grid; grid-template-columns: minmax(360px, 1fr) 340px; gap: 32px; padding: 32px; max-width: 1280px }
 #paper { width: 100%%; max-width: 688px; display: block }
 #empty { color: #6b5f52 }
 button { font: inherit; display: block; width: 100%%; min-height: 44px; margin: 0 0 8px; padding: 8px 16px;
   text-align: left; border: 1px solid #e8dfd0; border-radius: 12px; background: #fff; color: inherit; cursor: pointer }
 button[aria-pressed=true] { border: 2px solid #a61c28; font-weight: 700 }
 input { font: inherit; width: 6em; padding: 8px; border: 1px solid #6b5f52; border-radius: 8px }
 form { margin: 0 } .row { display: flex; gap: 8px; align-items: start } .row button { flex: 1 }
 #slips { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 16px }
 #slips img { width: 100%%; border: 1px solid #e8dfd0; background: #fff }
</style>
<header><h1>Máy in mô phỏng</h1><p id="state">…</p></header>
<main><section><h2>Giấy đang ra</h2><p id="empty">Chưa có giấy.</p><img id="paper" alt="Giấy đang ra" hidden>
<h2 style="margin-top:32px">Phiếu đã cắt</h2><div id="slips"></div></section>
<aside><h2>Tình trạng</h2>%(buttons)s</aside></main>
<script>
 let known = "";
 async function look() {
   try {
     const now = await (await fetch("state")).json();
     document.getElementById("state").textContent =
       `Cổng ${now.port}. ${now.words}. Đã nhận ${now.bytes} byte, không hiểu ${now.unknown} byte.`;
     document.querySelectorAll("button").forEach(b => b.setAttribute("aria-pressed", b.value === now.fault));
     const paper = document.getElementById("paper"), key = now.lines + "/" + now.slips.length;
     if (key !== known) {
       known = key;
       paper.hidden = !now.lines; document.getElementById("empty").hidden = !!now.lines;
       if (now.lines) paper.src = "paper.png?" + now.lines;
       const slips = document.getElementById("slips");
       for (const name of now.slips.slice(slips.childElementCount)) {
         const link = document.createElement("a"), picture = document.createElement("img");
         link.href = picture.src = "slips/" + name; picture.alt = name; link.append(picture); slips.append(link);
       }
     }
   } catch { document.getElementById("state").textContent = "Máy in đã tắt."; }
   setTimeout(look, 250);
 }
 look();
</script></html>
"""


class PaperPage:
    """Use as a context manager. port: 0 for any; afterwards the one that is listened on."""

    def __init__(self, printer: SoftwarePrinter, folder: Path, port: int = 0) -> None:
        self._server = ThreadingHTTPServer((HOST, port), _handler(printer, folder))
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)

    def __enter__(self) -> "PaperPage":
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._server.shutdown()
        self._thread.join(5)
        self._server.server_close()


def _handler(printer: SoftwarePrinter, folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path == "/":
                self._send("text/html; charset=utf-8", (PAGE % {"buttons": _buttons()}).encode())
            elif path == "/state":
                self._send("application/json", json.dumps(_state(printer), ensure_ascii=False).encode())
            elif path == "/paper.png":
                out = BytesIO()
                picture_of(printer.seen().paper).save(out, "PNG", compress_level=1)
                self._send("image/png", out.getvalue())
            elif path.removeprefix("/slips/") in printer.seen().slips:
                self._send("image/png", (folder / path.removeprefix("/slips/")).read_bytes())
            else:
                self.send_error(HTTPStatus.NOT_FOUND)

        def do_POST(self) -> None:
            """`fault`, with `count` for those that have one. Only from the page itself: a browser says whence."""
            asked_from = self.headers.get("Origin", "")
            if asked_from and urlsplit(asked_from).netloc != self.headers.get("Host"):
                self.send_error(HTTPStatus.FORBIDDEN)
                return
            length = min(int(self.headers.get("Content-Length") or 0), MOST_FORM)
            words = parse_qs(self.rfile.read(length).decode("utf-8", "replace"))
            fault = words.get("fault", [""])[0]
            try:
                printer.set_fault(fault + (words.get("count", [""])[0] if fault in COUNTED else ""))
            except ValueError:
                self.send_error(HTTPStatus.BAD_REQUEST)
                return
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", "/")
            self.end_headers()

        def _send(self, mime: str, content: bytes) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", mime)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Silent: what was looked at is nobody's business."""

    return Handler


def _buttons() -> str:
    plain = [("", "sẵn sàng"), *((name, words) for name, words in FAULTS.items() if name != "refuse")]
    buttons = "".join(
        f'<button name="fault" value="{escape(name)}">{escape(words.capitalize())}</button>' for name, words in plain
    )
    counted = "".join(
        f'<form method="post" class="row"><button name="fault" value="{escape(name)}">{escape(words.capitalize())}'
        '</button><input name="count" value="400" inputmode="numeric" aria-label="n"></form>'
        for name, words in COUNTED.items()
    )
    return f'<form method="post">{buttons}</form>{counted}'


def _state(printer: SoftwarePrinter) -> dict[str, object]:
    sight = printer.seen()
    return {
        "port": printer.port,
        "fault": sight.fault,
        "words": (FAULTS.get(sight.fault) or sight.fault or "sẵn sàng").capitalize(),
        "lines": sight.paper.height,
        "slips": sight.slips,
        "bytes": sight.bytes_taken,
        "unknown": sight.unknown_bytes,
    }
