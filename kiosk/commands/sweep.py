"""`kiosk store sweep`: what was kept long enough is erased."""

import argparse

from kiosk.bootstrap import open_store_of
from kiosk.commands.output import show_json
from kiosk.config import load_settings
from kiosk.machine import SystemClock, data_folder, retention_of
from kiosk.services import drafting, retention


def sweep(options: argparse.Namespace) -> int:
    """Codes only: a list on a terminal is read by whoever stands behind."""
    settings, clock = load_settings(options.config), SystemClock()
    rule = retention_of(settings)
    store = open_store_of(settings, data_folder(settings, options.data), lambda _: None)
    try:
        if options.dry_run:
            found = retention.pending(rule, store.unit_of_work, clock, options.limit)
        else:
            drafting.sweep(store.unit_of_work, clock)
            found = retention.sweep(
                rule, store.attachments, store.unit_of_work, clock, options.limit, actor="command-line"
            )
    finally:
        store.close()
    if options.json:
        show_json({"days": rule.days, "dry_run": options.dry_run, "codes": found.codes, "more": found.more})
        return 0
    for code in found.codes:
        print(code)
    done = "Sẽ xóa" if options.dry_run else "Đã xóa"
    print(f"{done} dữ liệu cá nhân của {len(found.codes)} hồ sơ{', còn nữa' if found.more else ''}.")
    return 0
