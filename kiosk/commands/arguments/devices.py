"""What stands beside the machine: card, printer, scanner, and the same in software."""

from pathlib import Path
from typing import Any

from kiosk.commands.arguments.words import as_json, command, server


def card(commands: Any) -> None:
    card = commands.add_parser("card", help="the citizen card").add_subparsers(required=True, metavar="COMMAND")
    read = command(card, "read", "read a card and say what was proved", "kiosk.commands.card:read")
    key = read.add_mutually_exclusive_group(required=True)
    key.add_argument("--can", help="the six last digits of the citizen id")
    key.add_argument("--mrz", type=Path, help="a file with the three lines of the card's back")
    key.add_argument("--qr", help="the text of the card's QR, as a scanner gives it")
    read.add_argument("--reader", help="name of the PC/SC reader; `software` for the chip in memory")
    read.add_argument("--photo", type=Path, help="write the photo to this file")
    read.add_argument("--trace", type=Path, help="write lengths, status words and times to this file, nothing personal")
    as_json(read)
    serve = command(
        card, "serve", "put a software chip into the virtual PC/SC reader (vpcd)", "kiosk.commands.card:serve"
    )
    serve.add_argument(
        "--person", default="nguyen-van-mau", help="a scenario of resources/scenarios/card, or a file like those"
    )
    serve.add_argument("--variant", default="", help="how the card differs; `list` tells every variant's meaning")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=35963)


def service(commands: Any) -> None:
    from kiosk.sync.sandbox_portal.options import add_options

    portal = commands.add_parser("portal", help="the Portal, and one to try with").add_subparsers(
        required=True, metavar="COMMAND"
    )
    calls = "kiosk.commands.portal_calls"
    ask = command(portal, "ask", "ask the Portal for a list of its profile, e.g. procedures", f"{calls}:ask")
    ask.add_argument("name", help="a name under [calls] of the profile in resources/portal")
    ask.add_argument("parameters", nargs="*", metavar="KEY=VALUE", help="e.g. code=1.001193")
    ask.add_argument("--sandbox-port", type=int, default=0, help="a sandbox Portal on this machine")
    listen = command(portal, "listen", "answer what the Portal calls at a province", f"{calls}:listen")
    listen.add_argument("--host", default="127.0.0.1")
    listen.add_argument("--port", type=int, default=8792, help="0: any free one")
    listen.add_argument(
        "--allow", action="append", metavar="NETWORK", default=["127.0.0.0/8", "::1/128"], help="who may call"
    )
    inbox = command(portal, "inbox", "what the Portal sent and nobody has taken up", f"{calls}:inbox")
    inbox.add_argument("--json", action="store_true")
    inbox.add_argument("--words", action="store_true", help="with --json: the messages themselves")
    serve = command(portal, "serve", "run the sandbox Portal and its file service", "kiosk.commands.simulators:portal")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8790, help="0: any free one")
    add_options(serve)
    server(serve)
    printer = commands.add_parser("printer", help="the software printer").add_subparsers(
        required=True, metavar="COMMAND"
    )
    serve = command(
        printer,
        "serve",
        "run a thermal printer in software: ESC/POS in; PNG and a page in the browser out",
        "kiosk.commands.simulators:printer",
    )
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=9100, help="0: any free one")
    serve.add_argument("--width", type=int, default=576, help="dots a line")
    serve.add_argument("--fault", default="", help="play a fault: near-end, paper-out-midway, drop-after-20000 …")
    serve.add_argument("--page", type=int, default=0, help="port of the paper in the browser; 0: any free one")
    serve.add_argument("--no-page", dest="page", action="store_const", const=None, help="no page in the browser")
    server(serve)

    check = commands.add_parser("card-check", help="the simulated online check of cards").add_subparsers(
        required=True, metavar="COMMAND"
    )
    serve = command(
        check, "serve", "run a simulated online check; NOT VERIFIED against the real one",
        "kiosk.commands.simulators:card_check",
    )  # fmt: skip
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8791, help="0: any free one")
    server(serve)


def printing(commands: Any) -> None:
    papers = commands.add_parser("print", help="one paper on any printer").add_subparsers(
        required=True, metavar="PAPER"
    )
    for name, help_text in (
        ("ticket", "a sample of a queue ticket"),
        ("receipt", "the custody slip of a dossier, or a sample"),
        ("form", "form 01 of a dossier, one receipt for several, or a sample; `file:` saves it as PDF/A"),
        ("test", "a page with a ruler and every letter; asks the printer anew how it tells that paper came out"),
    ):
        paper = command(papers, name, help_text, f"kiosk.commands.printing:{name}")
        paper.add_argument(
            "--printer",
            required=True,
            metavar="URL",
            help="tcp://host:9100, usb:, usb:04b8:0e15, serial:/dev/ttyUSB0?baud=115200, file:PATH, cups:NAME,"
            " windows:NAME",
        )
        paper.add_argument("--width", type=int, default=0, help="dots a line; default: printer.width_dots")
        paper.set_defaults(reprint=False, sign=False)
        if name in ("receipt", "form"):
            paper.add_argument("--dossier", action="append", default=[], metavar="CODE", help="may stand several times")
            paper.add_argument("--reprint", action="store_true", help='once more, marked "BẢN IN LẠI lần n"')
        if name == "form":
            paper.add_argument("--sign", action="store_true", help="with the centre's seal; only with file:")
        as_json(paper)
    receipt = commands.add_parser("receipt", help="is a custody receipt true").add_subparsers(
        required=True, metavar="COMMAND"
    )
    check = command(
        receipt, "check", "prove the symbol of a receipt, without a network", "kiosk.commands.receipts:check"
    )
    check.add_argument("text", nargs="?", default="", help="what the reader gave; default: standard input")
    as_json(check)
    retire = command(
        receipt,
        "retire",
        "a machine's receipt keys prove nothing made from now on (hub)",
        "kiosk.commands.receipts:retire",
    )
    retire.add_argument("station", help="code of the machine")
    command(receipt, "key", "the line for centre.receipt_keys of other machines", "kiosk.commands.receipts:key")


def scanning(commands: Any) -> None:
    scan = command(commands, "scan", "scan papers into searchable PDF/A files", "kiosk.commands.scan:scan")
    scan.add_argument(
        "--source", default="auto",
        help="adf, flatbed or auto (SANE, or the scanner of the settings); folder:DIR, watch:DIR, escl:URL,"
        " camera:/dev/video0, wia:NAME",
    )  # fmt: skip
    scan.add_argument("--device", default="", help="name of the SANE device; default: the scanner of the settings")
    scan.add_argument("--out", type=Path, help="folder for the files; made when it is not there")
    scan.add_argument("--procedure", default="", help="sort by separator sheets into the papers of this procedure")
    scan.add_argument("--duplex", action="store_true", help="both sides of each sheet")
    scan.add_argument("--dpi", type=int, default=0, help="default: scanner.dpi of the settings")
    scan.add_argument("--first", type=int, default=1, help="number of the first page, behind a jam")
    scan.add_argument("--keep-blank", action="store_true", help="blank pages are pages, too")
    scan.add_argument("--no-text", action="store_true", help="leave the text layer out")
    scan.add_argument(
        "--list", action="store_true", help="only tell which scanners there are, and what this one can do"
    )
    scan.add_argument("--separators", type=Path, help="only write the separator sheets of --procedure into this PDF")
    as_json(scan)
    camera = commands.add_parser("camera", help="the software camera").add_subparsers(required=True, metavar="COMMAND")
    serve = command(
        camera, "serve", "run a camera above a table in software: MJPEG over HTTP", "kiosk.commands.simulators:camera"
    )
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8794, help="0: any free one")
    serve.add_argument("--pages", type=Path, help="a folder of JPEG files; default: two invented pages")
    serve.add_argument("--fault", default="none", help="play a fault: dark, shaking, blurred, far, unplugged, frozen …")
    serve.add_argument("--good", type=int, default=0, help="pages that are good before the fault")
    server(serve)
    scanner = commands.add_parser("scanner", help="the software scanner").add_subparsers(
        required=True, metavar="COMMAND"
    )
    serve = command(
        scanner, "serve", "run a network scanner in software: eSCL over HTTP", "kiosk.commands.simulators:scanner"
    )
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8793, help="0: any free one")
    serve.add_argument("--pages", type=Path, help="a folder of JPEG files; default: two invented pages")
    serve.add_argument("--fault", default="none", help="play a fault: jam, busy, cut, empty-page, html, cover …")
    serve.add_argument("--good", type=int, default=0, help="pages that are good before the fault")
    server(serve)
