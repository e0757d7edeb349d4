"""The commands. Each exits 0 on success, 1 on a named fault (its code on stderr), 2 on wrong usage.

argparse rather than a heavier parser: the kiosk opens its window through this file, and every import
before the first picture is time that a citizen looks at nothing. Work is imported where it is done.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.domain.errors import KioskError

if TYPE_CHECKING:
    from types import TracebackType


def main(arguments: Sequence[str]) -> int:
    sys.excepthook = report_defect
    parser = build_parser(arguments[0] if arguments else "")
    options = parser.parse_args(arguments)
    if not options.logs_late:
        from kiosk.logs import set_up_logging

        set_up_logging(options.verbose)
    try:
        module, function = options.command.split(":")
        return int(getattr(importlib.import_module(module), function)(options))
    except KioskError as fault:
        return tell_fault(fault)
    except KeyboardInterrupt:
        return 130


def tell_fault(fault: KioskError) -> int:
    """The code for the help desk, and what to do, in Vietnamese."""
    from kiosk.store.faults import load_faults

    known = load_faults().get(fault.code)
    print(f"{fault.code}: {known.title} {known.action}" if known else fault.code, file=sys.stderr)
    if fault.detail:
        print(f"  ({fault.detail})", file=sys.stderr)
    return 1


def report_defect(kind: type[BaseException], defect: BaseException, trace: "TracebackType | None") -> None:
    """Print where a defect happened but not what it says: the text of an exception may hold a name."""
    import traceback

    print(f"{KioskError.code}: {kind.__name__}", file=sys.stderr)
    for frame in traceback.extract_tb(trace):
        print(f"  {frame.filename}:{frame.lineno} {frame.name}", file=sys.stderr)


def build_parser(first_word: str = "") -> argparse.ArgumentParser:
    """The parser of every command, or only of the group that begins with `first_word`: building all costs 5 ms."""
    parser = argparse.ArgumentParser(
        prog="kiosk", description="Máy tự phục vụ của Trung tâm Phục vụ hành chính công / one-stop-shop kiosk"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="log more; never personal data")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    groups = {
        "run": _add_screen_commands,
        "demo": _add_demo_command,
        "card": _add_card_commands,
        "portal": _add_service_commands,
        "printer": _add_service_commands,
        "card-check": _add_service_commands,
        "print": _add_print_commands,
        "receipt": _add_print_commands,
        "scan": _add_scan_commands,
        "scanner": _add_scan_commands,
        "dossier": _add_dossier_commands,
        "sync": _add_sync_commands,
        "hub": _add_centre_commands,
        "import": _add_centre_commands,
        "officer": _add_officer_commands,
        "audit": _add_audit_commands,
        "store": _add_store_commands,
        "setup": _add_care_commands,
        "doctor": _add_care_commands,
        "config": _add_care_commands,
        "backup": _add_store_commands,
        "restore": _add_store_commands,
        "key": _add_key_commands,
        "device-host": _add_care_commands,
    }
    for add in [groups[first_word]] if first_word in groups else dict.fromkeys(groups.values()):
        add(commands)
    return parser


def _command(commands: Any, name: str, help_text: str, command: str, *, settings: bool = True) -> Any:
    """`command` is `module:function`, imported only when it runs; the function takes the parsed options."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(command=command, logs_late=False)
    if settings:
        parser.add_argument(
            "--config",
            type=Path,
            default=_config_of_machine(),
            help="kiosk.toml; default: $KIOSK_CONFIG, or software devices and the sandbox Portal",
        )
        parser.add_argument("--data", type=Path, help="folder of the store; default: the user's data folder")
    return parser


def _config_of_machine() -> str | None:
    """Where an installed program finds its kiosk.toml: the place only, no variable changes what is in it."""
    return os.environ.get("KIOSK_CONFIG") or None


def _json(parser: Any) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for scripts")


def _server(parser: Any) -> None:
    _json(parser)
    parser.add_argument("--until-eof", action="store_true", help="end when standard input ends")


def _window(parser: Any) -> None:
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--portrait", action="store_true", help="1080 x 1920 (the default)")
    shape.add_argument("--landscape", action="store_true", help="1920 x 1080")
    parser.add_argument("--scale", type=float, default=0.0, help="window size against the real one; 0: what fits")
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen, as in service")


def _add_screen_commands(commands: Any) -> None:
    run = _command(commands, "run", "open the kiosk", "kiosk.commands.screen:run")
    run.set_defaults(logs_late=True)  # behind the first picture
    _window(run)
    run.add_argument(
        "--mode",
        choices=("kiosk", "counter", "display", "technician"),
        help="whose window: the citizen's, the clerk's, the waiting hall's display, the technician's; default:"
        " station.role of kiosk.toml",
    )
    run.add_argument("--high-contrast", action="store_true", help="the hall's display in white and yellow on black")
    run.add_argument("--time-first-picture", action="store_true", help="tell when home was first shown, and leave")
    for word in ("--role", "--line", "--resumed"):  # said by the supervisor to the processes of a kiosk
        run.add_argument(word, default="", help=argparse.SUPPRESS)


def _add_demo_command(commands: Any) -> None:
    demo = _command(
        commands,
        "demo",
        "play one whole visit and leave its pictures and papers",
        "kiosk.demo.play:play",
        settings=False,
    )
    demo.add_argument("--out", type=Path, default=Path("build/demo"), help="folder for what the visit leaves")
    demo.add_argument("--pcsc", action="store_true", help="put the software chip in a virtual PC/SC reader")
    _json(demo)


def _add_card_commands(commands: Any) -> None:
    card = commands.add_parser("card", help="the citizen card").add_subparsers(required=True, metavar="COMMAND")
    read = _command(card, "read", "read a card and say what was proved", "kiosk.commands.card:read")
    key = read.add_mutually_exclusive_group(required=True)
    key.add_argument("--can", help="the six last digits of the citizen id")
    key.add_argument("--mrz", type=Path, help="a file with the three lines of the card's back")
    key.add_argument("--qr", help="the text of the card's QR, as a scanner gives it")
    read.add_argument("--reader", help="name of the PC/SC reader; `software` for the chip in memory")
    read.add_argument("--photo", type=Path, help="write the photo to this file")
    read.add_argument("--trace", type=Path, help="write lengths, status words and times to this file, nothing personal")
    _json(read)
    serve = _command(
        card, "serve", "put a software chip into the virtual PC/SC reader (vpcd)", "kiosk.commands.card:serve"
    )
    serve.add_argument(
        "--person", default="nguyen-van-mau", help="a scenario of resources/scenarios/card, or a file like those"
    )
    serve.add_argument("--variant", default="", help="how the card differs; `list` tells every variant's meaning")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=35963)


def _add_service_commands(commands: Any) -> None:
    from kiosk.sync.sandbox_portal.options import add_options

    portal = commands.add_parser("portal", help="the Portal, and one to try with").add_subparsers(
        required=True, metavar="COMMAND"
    )
    calls = "kiosk.commands.portal_calls"
    ask = _command(portal, "ask", "ask the Portal for a list of its profile, e.g. procedures", f"{calls}:ask")
    ask.add_argument("name", help="a name under [calls] of the profile in resources/portal")
    ask.add_argument("parameters", nargs="*", metavar="KEY=VALUE", help="e.g. code=1.001193")
    ask.add_argument("--sandbox-port", type=int, default=0, help="a sandbox Portal on this machine")
    listen = _command(portal, "listen", "answer what the Portal calls at a province", f"{calls}:listen")
    listen.add_argument("--host", default="127.0.0.1")
    listen.add_argument("--port", type=int, default=8792, help="0: any free one")
    listen.add_argument(
        "--allow", action="append", metavar="NETWORK", default=["127.0.0.0/8", "::1/128"], help="who may call"
    )
    inbox = _command(portal, "inbox", "what the Portal sent and nobody has taken up", f"{calls}:inbox")
    inbox.add_argument("--json", action="store_true")
    inbox.add_argument("--words", action="store_true", help="with --json: the messages themselves")
    serve = _command(portal, "serve", "run the sandbox Portal and its file service", "kiosk.commands.simulators:portal")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8790, help="0: any free one")
    add_options(serve)
    _server(serve)
    printer = commands.add_parser("printer", help="the software printer").add_subparsers(
        required=True, metavar="COMMAND"
    )
    serve = _command(
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
    _server(serve)

    check = commands.add_parser("card-check", help="the simulated online check of cards").add_subparsers(
        required=True, metavar="COMMAND"
    )
    serve = _command(
        check, "serve", "run a simulated online check; NOT VERIFIED against the real one",
        "kiosk.commands.simulators:card_check",
    )  # fmt: skip
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8791, help="0: any free one")
    _server(serve)


def _add_print_commands(commands: Any) -> None:
    papers = commands.add_parser("print", help="one paper on any printer").add_subparsers(
        required=True, metavar="PAPER"
    )
    for name, help_text in (
        ("ticket", "a sample of a queue ticket"),
        ("receipt", "the custody slip of a dossier, or a sample"),
        ("form", "form 01 of a dossier, one receipt for several, or a sample; `file:` saves it as PDF/A"),
        ("test", "a page with a ruler and every letter; asks the printer anew how it tells that paper came out"),
    ):
        paper = _command(papers, name, help_text, f"kiosk.commands.printing:{name}")
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
        _json(paper)
    receipt = commands.add_parser("receipt", help="is a custody receipt true").add_subparsers(
        required=True, metavar="COMMAND"
    )
    check = _command(
        receipt, "check", "prove the symbol of a receipt, without a network", "kiosk.commands.receipts:check"
    )
    check.add_argument("text", nargs="?", default="", help="what the reader gave; default: standard input")
    _json(check)
    _command(receipt, "key", "the line for centre.receipt_keys of other machines", "kiosk.commands.receipts:key")


def _add_scan_commands(commands: Any) -> None:
    scan = _command(commands, "scan", "scan papers into searchable PDF/A files", "kiosk.commands.scan:scan")
    scan.add_argument(
        "--source", default="auto",
        help="adf, flatbed or auto (SANE, or the scanner of the settings); folder:DIR, watch:DIR, escl:URL",
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
    _json(scan)
    scanner = commands.add_parser("scanner", help="the software scanner").add_subparsers(
        required=True, metavar="COMMAND"
    )
    serve = _command(
        scanner, "serve", "run a network scanner in software: eSCL over HTTP", "kiosk.commands.simulators:scanner"
    )
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8793, help="0: any free one")
    serve.add_argument("--pages", type=Path, help="a folder of JPEG files; default: two invented pages")
    serve.add_argument("--fault", default="none", help="play a fault: jam, busy, cut, empty-page, html, cover …")
    serve.add_argument("--good", type=int, default=0, help="pages that are good before the fault")
    _server(serve)


def _add_dossier_commands(commands: Any) -> None:
    dossier = commands.add_parser("dossier", help="dossiers in the store").add_subparsers(
        required=True, metavar="COMMAND"
    )
    submit = _command(
        dossier, "submit", "read the card and submit a dossier without a screen", "kiosk.commands.dossier:submit"
    )
    submit.add_argument("--procedure", required=True, help="procedure code, e.g. 1.004222")
    submit.add_argument("--case", type=int, default=1, help="which circumstance of the procedure, from 1")
    submit.add_argument("--can", required=True, help="the six last digits of the citizen id")
    submit.add_argument("--details", type=Path, required=True, help="JSON file: form key -> text")
    submit.add_argument("--scan", action="store_true", help="scan the first paper; the others go to the counter")
    _json(submit)
    listing = _command(dossier, "list", "newest dossiers, without names", "kiosk.commands.dossier:show_list")
    listing.add_argument("--limit", type=int, default=50)
    _json(listing)
    show = _command(dossier, "show", "where one dossier is", "kiosk.commands.dossier:show")
    show.add_argument("code", help="dossier code")
    _json(show)


def _add_sync_commands(commands: Any) -> None:
    sync = _command(
        commands, "sync", "send what waits for the Portal: now, or all the time", "kiosk.commands.sync:sync"
    )
    sync.add_argument("--watch", action="store_true", help="go on sending until a signal comes; one process a store")
    sync.add_argument("--until-eof", action="store_true", help="with --watch: until standard input ends")
    sync.add_argument("--seconds", type=float, default=30.0, help="without --watch: how long to go on trying")
    for word in ("--peers", "--resumed"):  # said by the program to itself
        sync.add_argument(word, default="", help=argparse.SUPPRESS)
    _json(sync)
    more = sync.add_subparsers(metavar="COMMAND")
    words = {
        "status": "what the Portal does not have: why, who must act, when it is tried again",
        "now": "try everything at once, also before its time",
        "park": "keep one row back until a person says so",
        "retry": "let one row that is stuck or kept back be sent again",
    }
    for name, help_text in words.items():
        parser = _command(more, name, help_text, f"kiosk.commands.sync:{name}")
        if name in ("park", "retry"):
            parser.add_argument("item", help="its id, as `kiosk sync status` shows it")
        if name == "now":
            parser.add_argument("--seconds", type=float, default=30.0, help="how long to go on trying")
        _json(parser)


def _add_centre_commands(commands: Any) -> None:
    hub = commands.add_parser("hub", help="the server that the desks of one centre share").add_subparsers(
        required=True, metavar="COMMAND"
    )
    _command(hub, "prepare", "make the tables of hub.url, and meet it", "kiosk.commands.hub:prepare")
    imports = commands.add_parser("import", help="put newer resources in force, by file").add_subparsers(
        dest="kind", required=True, metavar="KIND"
    )
    words = {
        "catalogue": "a newer catalogue of procedures",
        "calendar": "official days off and worked",
        "units": "provinces and communes",
    }
    for name, help_text in words.items():
        take_in = _command(imports, name, help_text, "kiosk.commands.resources:take_in")
        take_in.add_argument("file", type=Path, help="a ZIP, or a folder")
    trust = _command(
        imports, "trust", "show an authority's certificate, a CRL or a master list, and believe it",
        "kiosk.commands.trust:take_in",
    )  # fmt: skip
    trust.add_argument("file", type=Path, help="DER or PEM")
    trust.add_argument("--country", default="VNM", help="whose authorities are taken; VNM or two letters")
    trust.add_argument("--fingerprint", default="", help="SHA-256 of who answers for the file, got another way")
    _json(trust)


def _add_audit_commands(commands: Any) -> None:
    audit = commands.add_parser("audit", help="the journal of who did what").add_subparsers(
        required=True, metavar="COMMAND"
    )
    verify = _command(
        audit, "verify", "walk the whole chain; 0: whole, 1: broken, naming the first wrong entry",
        "kiosk.commands.audit:verify",
    )  # fmt: skip
    verify.add_argument("--file", type=Path, help="judge an export instead of this machine's store")
    verify.add_argument(
        "--witness", type=Path, help="what somebody outside knows of it: JSON lines, or an older export"
    )
    verify.add_argument("--key", default="", help="id of the key that must have signed")
    _json(verify)
    export = _command(
        audit, "export", "write the whole audit into a new file, signed for", "kiosk.commands.audit:export"
    )
    export.add_argument("out", type=Path, help="JSON lines; must not exist yet")
    export.add_argument("--actor", default="command-line", help="account of who takes it out, for the audit")


def _add_officer_commands(commands: Any) -> None:
    officer = commands.add_parser("officer", help="officers' accounts").add_subparsers(required=True, metavar="COMMAND")
    roles = ("reception", "cashier", "result_return", "supervisor", "technician")
    words = {
        "add": "add an account; its secret is asked for, or read from standard input",
        "roles": "say anew what an officer may do",
        "reset": "give an account another secret, to be changed at the next log-in",
        "deactivate": "close an account; its name stays taken",
    }
    for name, help_text in words.items():
        parser = _command(officer, name, help_text, f"kiosk.commands.officer:{name}")
        parser.add_argument("--account", required=True, help="the name one logs in with")
        if name == "add":
            parser.add_argument("--name", required=True, help="full name, as it stands on papers")
        if name in ("add", "roles"):
            parser.add_argument("--role", action="append", choices=roles, required=True, help="may be given again")
        _json(parser)
    _json(_command(officer, "list", "every account", "kiosk.commands.officer:show_list"))
    samples = "accounts of invented people for trying, with secrets told once; not on a live machine"
    _command(officer, "add-samples", samples, "kiosk.commands.officer:add_samples")


def _add_store_commands(commands: Any) -> None:
    store = commands.add_parser("store", help="the store").add_subparsers(required=True, metavar="COMMAND")
    _json(_command(store, "check", "read everything in the store: is it whole?", "kiosk.commands.store:check"))
    sweep = _command(
        store, "sweep", "erase what was kept long enough (store.keep_days), and let go of old drafts",
        "kiosk.commands.sweep:sweep",
    )  # fmt: skip
    sweep.add_argument("--dry-run", action="store_true", help="only tell which dossiers it would be")
    sweep.add_argument("--limit", type=int, default=1000, help="at most so many dossiers")
    _json(sweep)
    backup = _command(commands, "backup", "copy the store, encrypted as it is", "kiosk.commands.store:backup")
    backup.add_argument("folder", type=Path, help="empty, or not there yet")
    _json(backup)
    restore = _command(
        commands, "restore", "make a backup the store of this machine", "kiosk.commands.store:restore"
    )  # fmt: skip
    restore.add_argument("folder", type=Path, help="a backup")
    key = restore.add_mutually_exclusive_group()
    key.add_argument("--recovery-key", type=Path, help="the centre's recovery key; its passphrase is asked for")
    key.add_argument("--key-file", type=Path, help="a copy of store.key; default: the keeper that the settings name")
    _json(restore)


def _add_key_commands(commands: Any) -> None:
    key = commands.add_parser("key", help="the key of the store").add_subparsers(required=True, metavar="COMMAND")
    _json(_command(key, "status", "who keeps the key, and who could recover it", "kiosk.commands.key:status"))
    new = _command(
        key, "new-recovery", "make the centre's recovery key; not on a kiosk", "kiosk.commands.key:new_recovery"
    )
    new.add_argument("file", type=Path, help="where it goes; sealed by a passphrase that is asked for")
    _json(new)
    recover = _command(key, "recover", "give the keeper its key again", "kiosk.commands.key:recover")
    recover.add_argument("--recovery-key", type=Path, required=True, help="the centre's; its passphrase is asked for")
    _command(key, "wrap", "wrap the key for store.recovery_key", "kiosk.commands.key:rewrap")
    for name, help_text in {"keep": "let this keeper have the key, too", "forget": "take the key from it"}.items():
        parser = _command(key, name, help_text, f"kiosk.commands.key:{name}")
        parser.add_argument("--keeper", choices=("file", "credential", "tpm", "dpapi"), required=True)


def _add_care_commands(commands: Any) -> None:
    set_up = _command(commands, "setup", "set this machine up, in its window", "kiosk.commands.set_up:set_up")
    set_up.add_argument("--answers", type=Path, help="a kiosk.toml with a table [set_up]: set up without a screen")
    _window(set_up)
    _json(set_up)
    doctor = _command(
        commands,
        "doctor",
        "check this machine: what is green, amber, red, and the remedy",
        "kiosk.commands.doctor:doctor",
    )
    _json(doctor)
    doctor.add_argument("--bundle", type=Path, help="also write a diagnostic bundle without personal data (ZIP)")
    config = _command(
        commands, "config", "every setting, its default and meaning", "kiosk.commands.settings:show", settings=False
    ).add_subparsers(metavar="COMMAND")
    export = _command(config, "export", "write what differs from the defaults", "kiosk.commands.settings:export")
    export.add_argument("file", type=Path, nargs="?", help="default: standard output")
    take_in = _command(
        config, "import", "check a file of settings and use it here", "kiosk.commands.settings:take_in", settings=False
    )
    take_in.add_argument("file", type=Path)
    mine = _config_of_machine()
    take_in.add_argument("--config", type=Path, default=mine, required=not mine, help="this machine's kiosk.toml")
    host = _command(
        commands,
        "device-host",
        "serve devices to a screen (started by the program itself)",
        "kiosk.device_host:host",
        settings=False,
    )
    host.add_argument("--role", choices=("card", "code", "pages", "paper"), required=True)
    host.add_argument("--plan", required=True, help="JSON: what to serve")
    host.add_argument("--descriptor", type=int, required=True, help="the wire")
