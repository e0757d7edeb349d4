"""`kiosk receipt check|key`: is a custody receipt true, and the key by which other counters tell it."""

import argparse
import sys

from kiosk.bootstrap import open_store_of
from kiosk.commands.output import show_json, show_table
from kiosk.config import load_settings
from kiosk.domain.local_time import date_time_text
from kiosk.machine import SystemClock, data_folder
from kiosk.services.receipt_proof import check_receipt


def check(options: argparse.Namespace) -> int:
    """Exit 0: true; 1: not proved. Asks no network. Raises CodeUnknown."""
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
                ("Mã hồ sơ", claim.dossier_code),
                ("Nhận lúc", date_time_text(claim.received_at)),
                ("Hẹn trả", date_time_text(claim.due_at) if claim.due_at else "Trung tâm sẽ báo"),
                ("Khi in", portal),
                ("Bản in", f"in lại lần {claim.copy}" if claim.copy else "lần đầu"),
            ]
        )
    else:
        why = "chữ ký không đúng: phiếu bị sửa" if verdict.key_known else "không máy nào ở đây có khóa đã ký phiếu này"
        print(f"KHÔNG XÁC THỰC ĐƯỢC: {why}", file=sys.stderr)
    return 0 if verdict.genuine else 1


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
