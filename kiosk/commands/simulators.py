"""`kiosk portal|printer|scanner|card-check serve`: the peers that a machine without real ones talks to."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.commands.output import show_line
from kiosk.config import RESOURCES, load_settings
from kiosk.machine import data_folder


def portal(options: argparse.Namespace) -> int:
    from kiosk.sync.sandbox_portal.faults import PlanError
    from kiosk.sync.sandbox_portal.options import manner_of
    from kiosk.sync.sandbox_portal.server import serve

    try:
        manner = manner_of(options)
    except (PlanError, OSError) as exc:
        print(f"--faults {options.faults}: {exc}", file=sys.stderr)
        return 2
    return _serve(
        options,
        "portal",
        "Cổng thử nghiệm",
        "https" if manner.tls else "http",
        lambda folder, ready: serve(options.host, options.port, folder, ready, manner),
    )


def printer(options: argparse.Namespace) -> int:
    from kiosk.devices.printer.software_printer import COUNTED, FAULTS, knows, serve

    if not knows(options.fault):
        print(f"--fault: {', '.join((*FAULTS, *(f'{name}N' for name in COUNTED)))}", file=sys.stderr)
        return 2

    def on_page(port: int) -> None:
        if not options.json:
            print(f"Giấy đang ra: http://127.0.0.1:{port}", flush=True)

    return _serve(
        options,
        "slips",
        "Máy in mô phỏng",
        "tcp",
        lambda folder, ready: serve(
            options.host,
            options.port,
            folder,
            options.fault,
            options.width,
            page_port=options.page,
            ready=ready,
            on_page=on_page,
        ),
    )


def scanner(options: argparse.Namespace) -> int:
    from kiosk.devices.scanner.sample_pages import make_sample_pages
    from kiosk.devices.scanner.software_scanner import Fault, serve

    if options.fault not in list(Fault):
        print(f"--fault: {', '.join(Fault)}", file=sys.stderr)
        return 2

    def work(folder: Path, ready: Callable[[int], None]) -> None:
        pages = options.pages or folder
        if options.pages is None:
            make_sample_pages(pages, RESOURCES / "fonts", load_settings(options.config).scanner.dpi)
        serve(options.host, options.port, pages, options.fault, options.good, ready)

    return _serve(options, "scanner", "Máy quét mô phỏng (/eSCL)", "http", work)


def camera(options: argparse.Namespace) -> int:
    from kiosk.devices.scanner.sample_pages import make_sample_pages
    from kiosk.devices.scanner.software_camera import Mishap, serve

    if options.fault not in list(Mishap):
        print(f"--fault: {', '.join(Mishap)}", file=sys.stderr)
        return 2

    def work(folder: Path, ready: Callable[[int], None]) -> None:
        pages = options.pages or folder
        if options.pages is None:
            make_sample_pages(pages, RESOURCES / "fonts", load_settings(options.config).scanner.dpi)
        serve(options.host, options.port, pages, options.fault, options.good, ready)

    return _serve(options, "camera", "Máy ảnh mô phỏng (/stream)", "http", work)


def card_check(options: argparse.Namespace) -> int:
    from kiosk.sync.sandbox_card_check import serve

    key = (RESOURCES / "scenarios" / "card_check" / "test-asker-key.pem").read_bytes()
    path = load_settings(options.config).card_check.path
    title = "Đối chiếu thẻ mô phỏng, CHƯA kiểm chứng với dịch vụ thật"
    return _serve(
        options,
        "card-check",
        title,
        "http",
        lambda _, ready: serve(options.host, options.port, path, key, ready),
    )


def _serve(
    options: argparse.Namespace,
    name: str,
    title: str,
    scheme: str,
    work: Callable[[Path, Callable[[int], None]], None],
) -> int:
    """Serve until interrupted. Once it listens, tell where: a line of JSON, or a sentence. Exit 1: port taken."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))  # what a handler raises may be lost in a callback
    if options.until_eof:
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    folder = options.data or data_folder(load_settings(options.config), None) / name

    def ready(port: int) -> None:
        if options.json:
            show_line({"host": options.host, "port": port})
        else:
            print(f"{title}: {scheme}://{options.host}:{port}  ({folder})", flush=True)

    try:
        work(folder, ready)
    except OSError as exc:
        print(f"{title}: {options.host}:{options.port} {type(exc).__name__}", file=sys.stderr)
        return 1
    return 0


def _end_with_stdin() -> None:
    """Whoever started us held the other end; when it is gone, so are we."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(0)
