"""`kiosk card read`, `kiosk card serve`."""

import argparse
import sys
import threading
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from kiosk.commands.output import show_json, show_table
from kiosk.config import RESOURCES, load_settings
from kiosk.device_processes import card_plan
from kiosk.domain import card_qr
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import AccessKey, CardAccessNumber, CardPhase, CardProgress, MrzKey
from kiosk.domain.errors import CardServiceDown

PHASES = {
    CardPhase.WAITING: "Chờ đặt thẻ",
    CardPhase.OPENING: "Mở chip",
    CardPhase.READING: "Đọc thông tin",
    CardPhase.VERIFYING: "Kiểm tra chữ ký",
    CardPhase.PHOTO: "Đọc ảnh",
    CardPhase.DONE: "Xong",
}


def read(options: argparse.Namespace) -> int:
    """Prints personal data by its nature: it goes to the person who asked, never to a log.

    Raises: CodeUnknown and CodeDamaged for --qr, and as CardReader.read.
    """
    try:
        key = _key(options)
    except (ValueError, OSError) as exc:
        wrong = "--can: 6 digits" if options.can else type(exc).__name__
        print(f"kiosk card read: {wrong}", file=sys.stderr)
        return 2
    from kiosk.devices.card.reader import ChipReader
    from kiosk.devices.card.recorded import Trace

    software = options.reader == "software"
    driver = "software" if software else "pcsc" if options.reader else ""
    reader = card_plan(load_settings(options.config), driver, "" if software else options.reader or "").reader_of()
    trace = Trace()
    if options.trace and isinstance(reader, ChipReader):
        reader.trace = trace
    shown: list[CardPhase] = []

    def tell(progress: CardProgress) -> None:
        if progress.phase not in shown:
            shown.append(progress.phase)
            print(f"… {PHASES[progress.phase]}", file=sys.stderr)

    try:
        identity = reader.read(key, tell)
    finally:  # of a reading that failed it is wanted most
        if options.trace:
            trace.write(options.trace)
    if options.photo and identity.photo:
        options.photo.write_bytes(identity.photo)
    fields = _fields(identity)
    if options.qr:
        fields["qr_differences"] = sorted(card_qr.differences(card_qr.parse(options.qr), identity.applicant))
    if options.json:
        show_json({**fields, "evidence": asdict(identity.evidence)})
    else:
        evidence = identity.evidence
        verdicts = {"access": evidence.access, "hashes": evidence.hashes, "signature": evidence.signature}
        rows = {**fields, **verdicts, "trusted": evidence.trusted, "chip": evidence.chip, "online": evidence.online}
        rows["trust_reason"] = evidence.trust_reason or ""
        show_table([(name, str(value)) for name, value in rows.items()])
    return 0


def _key(options: argparse.Namespace) -> AccessKey:
    """Raises ValueError when it has the wrong shape, OSError when the file cannot be read; and as `read`."""
    if options.can:
        return CardAccessNumber(options.can)
    if options.qr:
        return CardAccessNumber(card_qr.parse(options.qr).citizen_id.can)
    from kiosk.devices.card.mrz import parse
    from kiosk.domain.errors import CardUnreadable

    path: Path = options.mrz
    try:
        mrz = parse("".join(path.read_text("ascii").split()))
    except CardUnreadable as exc:
        raise ValueError("mrz") from exc
    # Only the two digits of the year open the chip, so the century guessed here does not matter.
    birth_date = datetime.strptime(mrz.birth, "%y%m%d").replace(tzinfo=UTC).date()
    return MrzKey(mrz.document_number, birth_date, mrz.expiry)


def _fields(identity: VerifiedIdentity) -> dict[str, object]:
    person = asdict(identity.applicant)
    person["citizen_id"] = identity.applicant.number
    return person


def serve(options: argparse.Namespace) -> int:
    """Hold the software chip in the virtual reader until interrupted, or until its variant takes it away.

    Raises ResourceBroken, CardServiceDown.
    """
    from kiosk.devices.card.software_card import variants
    from kiosk.devices.card.software_card.scenario import card_factory
    from kiosk.devices.card.vpcd import serve as serve_card

    if options.variant == "list":
        show_table(variants.meanings())
        return 0
    folder = RESOURCES / "scenarios" / "card"
    person = Path(options.person)
    try:
        make_card = card_factory(
            person.parent if person.suffix else folder, person.stem, folder / "issuer", options.variant
        )
    except KeyError:
        print("kiosk card serve: --variant: one of", file=sys.stderr)
        for name, meaning in variants.meanings():
            print(f"  {name:<33} {meaning}", file=sys.stderr)
        return 2
    shown = f"{person.stem} {options.variant}".strip()
    print(f"{shown} -> vpcd {options.host}:{options.port}  ({datetime.now(UTC):%H:%M:%S} UTC)", flush=True)
    stop = threading.Event()
    try:
        serve_card(make_card(), options.host, options.port, stop)
    except KeyboardInterrupt:
        stop.set()
    except OSError as exc:
        raise CardServiceDown(f"no virtual reader: {type(exc).__name__}") from exc
    return 0
