"""`kiosk receipt check|key|retire`: is a custody receipt true, and the keys by which counters tell it."""

import argparse
import contextlib
import sys

from kiosk.bootstrap import open_store_of
from kiosk.commands.output import show_json, show_table
from kiosk.config import load_settings
from kiosk.domain.local_time import date_time_text
from kiosk.machine import SystemClock, credential, data_folder
from kiosk.services.receipt_proof import Voucher, check_receipt
from kiosk.store.hub.postgres_hub import PostgresHub

VOUCHERS = {
    Voucher.OWN: "của chính máy này",
    Voucher.SETTINGS: "ghi trong cấu hình (centre.receipt_keys)",
    Voucher.HUB: "học từ máy chủ chung của trung tâm",
    Voucher.NOBODY: "",
}


def check(options: argparse.Namespace) -> int:
    """Exit 0: true; 1: not proved. Asks no network. Raises NotAReceipt."""
    settings = load_settings(options.config)
    text = options.text or sys.stdin.read()
    store = open_store_of(settings, data_folder(settings, options.data), lambda _: None)
    try:
        verdict = check_receipt(text, settings.station.code, settings.centre.keys_of_others(), store.unit_of_work)
    finally:
        store.close()
    claim = verdict.claim
    if options.json:
        show_json(
            {
                "genuine": verdict.genuine,
                "station": verdict.station,
                "key_known": verdict.key_known,
                "vouched_by": verdict.voucher.value,
                "key_retired": verdict.retired,
                "code": claim.dossier_code,
                "received_at": claim.received_at,
                "due_at": claim.due_at,
                "on_portal": claim.on_portal,
                "copy": claim.copy,
            }
        )
    elif verdict.genuine:
        portal = "đã có trên Cổng" if claim.on_portal else "Trung tâm đang giữ, chưa có trên Cổng"
        show_table(
            [
                ("Phiếu thật", f"do máy {verdict.station} in"),
                ("Khóa", VOUCHERS[verdict.voucher]),
                ("Mã hồ sơ", claim.dossier_code),
                ("Nhận lúc", date_time_text(claim.received_at)),
                ("Hẹn trả", date_time_text(claim.due_at) if claim.due_at else "Trung tâm sẽ báo"),
                ("Khi in", portal),
                ("Bản in", f"in lại lần {claim.copy}" if claim.copy else "lần đầu"),
            ]
        )
    else:
        why = "chữ ký không đúng: phiếu bị sửa" if verdict.key_known else "không máy nào ở đây có khóa đã ký phiếu này"
        if verdict.retired:
            why = f"khóa của máy {verdict.station} đã bị thu hồi trước ngày ghi trên phiếu"
        print(f"KHÔNG XÁC THỰC ĐƯỢC: {why}", file=sys.stderr)
    return 0 if verdict.genuine else 1


def retire(options: argparse.Namespace) -> int:
    """A machine was stolen, or its key got out: what it signed so far stays true, nothing made from now on does."""
    settings = load_settings(options.config)
    hub = PostgresHub(settings.hub.url, credential("hub-password"), settings.station.code, SystemClock())
    with contextlib.closing(hub):
        hub.meet()
        count = hub.retire_keys(options.station, SystemClock().now())
    print(f"Đã thu hồi {count} khóa của máy {options.station}. Các máy khác biết trong lần trao đổi tới.")
    return 0 if count else 1


def key(options: argparse.Namespace) -> int:
    """The line for centre.receipt_keys of the other machines. It is public."""
    settings = load_settings(options.config)
    store = open_store_of(settings, data_folder(settings, options.data), lambda _: None)
    try:
        with store.unit_of_work() as uow:
            key_id = uow.signing_key_id(SystemClock().now())  # made now when nothing was ever signed
            public = uow.public_keys()[key_id]
            uow.commit()
    finally:
        store.close()
    print(f"{settings.station.code}={public.hex()}")
    return 0
