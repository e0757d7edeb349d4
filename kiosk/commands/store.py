"""`kiosk store check`, `kiosk backup`, `kiosk restore`."""

import argparse
import contextlib
import getpass
import sys
from dataclasses import asdict
from datetime import datetime

from kiosk.bootstrap import key_provider_of, open_store_of
from kiosk.commands.output import show_json, show_table
from kiosk.config import load_settings
from kiosk.domain.errors import KeyMissing, StoreCorrupt
from kiosk.domain.local_time import date_time_text
from kiosk.machine import SystemClock, data_folder
from kiosk.store.backup import make_backup
from kiosk.store.check import CheckFinding, Soundness, check_store
from kiosk.store.key_providers.recovery import unwrap
from kiosk.store.keys import KeyFile
from kiosk.store.opening import is_new
from kiosk.store.restoring import restore as put_back

PARTS = {
    "cipher": "Mã hóa từng trang",
    "database": "Cơ sở dữ liệu",
    "references": "Liên kết giữa các bảng",
    "schema": "Phiên bản bảng",
    "lists": "Danh sách và tìm kiếm",
    "keys": "Khóa của hồ sơ",
    "files": "Tệp đính kèm",
    "audit": "Nhật ký",
    "leftovers": "Tệp thừa",
}
WORDS = {Soundness.GOOD: "tốt", Soundness.NOTE: "lưu ý", Soundness.BAD: "HỎNG"}


def check(options: argparse.Namespace) -> int:
    """Exit 0 when nothing is damaged, 1 when something is. Reads everything: minutes for a large store."""
    settings = load_settings(options.config)
    folder = data_folder(settings, options.data)
    if is_new(folder / "store"):
        raise KeyMissing("no store")
    try:
        with contextlib.closing(open_store_of(settings, folder, lambda _: None, tidy=False)) as store:
            findings = check_store(store.opened)
    except StoreCorrupt as fault:  # so damaged that it does not even open
        findings = [CheckFinding("database", Soundness.BAD, 0, 1, fault.code, (fault.detail,))]
    if options.json:
        show_json([asdict(finding) for finding in findings])
    else:
        show_table([_row(finding) for finding in findings])
    return 1 if any(finding.soundness is Soundness.BAD for finding in findings) else 0


def _row(finding: CheckFinding) -> tuple[str, ...]:
    wrong = f"{finding.wrong} sai" if finding.wrong and finding.soundness is Soundness.BAD else ""
    told = " ".join(word for word in (finding.code, "; ".join(finding.details)) if word)
    return WORDS[finding.soundness], PARTS[finding.part], f"{finding.count} mục", wrong, told


def backup(options: argparse.Namespace) -> int:
    """While the program runs. The folder must be empty or not there yet."""
    settings = load_settings(options.config)
    folder = data_folder(settings, options.data)
    if is_new(folder / "store"):
        raise KeyMissing("no store")
    with contextlib.closing(open_store_of(settings, folder, lambda _: None)) as store:
        made = make_backup(store.opened, options.folder, SystemClock().now())
    if options.json:
        show_json({name: value for name, value in asdict(made).items() if name != "files"} | {"files": len(made.files)})
        return 0
    size = f"{made.size / 1e6:.1f}".replace(".", ",")
    print(f"Đã sao lưu {made.dossiers} hồ sơ, {len(made.files)} tệp, {size} MB vào {options.folder}.")
    if made.lacking:
        print(f"LƯU Ý: {made.lacking} tệp không có trên máy này. Chạy `kiosk store check`.")
    if not made.recoverable:
        print("LƯU Ý: kho chưa được gói cho khóa khôi phục. Mất khóa của máy này thì bản sao không mở được.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Make a backup the store of this machine, which has none yet. Exit 1 when there is one."""
    settings = load_settings(options.config)
    folder, now = data_folder(settings, options.data), SystemClock().now()
    keeper = key_provider_of(settings, folder)
    if options.recovery_key:
        master = unwrap(options.folder, options.recovery_key, _ask())
    elif options.key_file:
        master = KeyFile(options.key_file).key(may_create=False)
    else:
        master = keeper.key(may_create=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    done = put_back(options.folder, folder / "store", master, keeper, now)
    with contextlib.closing(open_store_of(settings, folder, lambda _: None)) as store:
        findings = check_store(store.opened)
    bad = [finding for finding in findings if finding.soundness is Soundness.BAD]
    if options.json:
        show_json({
            "device": done.device,
            "backup_at": done.manifest.made_at,
            "dossiers": done.manifest.dossiers,
            "unsure": done.unsure,
            "held": done.held,
            "findings": [asdict(finding) for finding in findings],
        })  # fmt: skip
    else:
        at = date_time_text(datetime.fromisoformat(done.manifest.made_at))
        print(f"Đã khôi phục {done.manifest.dossiers} hồ sơ từ bản sao lúc {at}. Mã thiết bị mới: {done.device}.")
        print(f"{done.unsure} mục chưa gửi: máy hỏi Cổng trước rồi mới gửi.")
        if done.held:
            print(
                f"LƯU Ý: {done.held} mục mang số tạm. Máy cũ có thể đã đổi số và gửi: tra trên Cổng trước khi cấp số."
            )
        print("Hồ sơ nhận sau lúc sao lưu không có ở đây: tra trên Cổng. Máy cũ không được dùng nữa.")
        show_table([_row(finding) for finding in bad])
    return 1 if bad else 0


def _ask() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Mật khẩu của khóa khôi phục: ")
    return sys.stdin.readline().rstrip("\n")
