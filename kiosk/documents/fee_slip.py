"""Phiếu thu phí, lệ phí on thermal paper: what is owed or was paid. Its name and its notes stand in fee_slip.toml."""

from pathlib import Path

from kiosk.documents.form_template import FormTemplate, Words
from kiosk.documents.thermal import Strip
from kiosk.domain.fee import money_text
from kiosk.domain.local_time import date_time_text
from kiosk.domain.money_words import money_words
from kiosk.domain.payment import PaymentState
from kiosk.domain.slips import FeeSlip, TransferTo
from kiosk.ports import Raster

STATE_KEYS = {state: f"states.{state.value}" for state in PaymentState}
FIELDS = (
    "number",
    "dossier_code",
    "procedure",
    "payer",
    "how",
    "officer",
    "total",
    "tendered",
    "change",
    "at",
    "shortened",
)
WORDS: Words = {
    **dict.fromkeys(STATE_KEYS.values(), ""),
    **{f"titles.{state.value}": "" for state in PaymentState},
    **{f"fields.{key}": "" for key in FIELDS},
    **{f"transfer.{key}": "" for key in ("scan", "bank", "account", "holder", "purpose", "waiting")},
    "feet.help": "phone",
}


def draw_fee_slip(slip: FeeSlip, words: FormTemplate, fonts: Path, width: int) -> Raster:
    """The sum and the state of the money are readable at arm's length."""
    strip = Strip(fonts, width)
    _head(strip, slip, words)
    _what_for(strip, slip, words)
    _sum(strip, slip, words)
    if slip.transfer and slip.state is PaymentState.ASKED:
        _transfer(strip, slip.transfer, words)
    strip.rule(2, dashed=True)
    for note in words.notes:
        strip.text(note, 20, align="centre")
    strip.text(words["feet.help"].format(phone=slip.centre.phone), 24, bold=True, align="centre")
    strip.space(8)
    return strip.finish()


def _head(strip: Strip, slip: FeeSlip, words: FormTemplate) -> None:
    strip.space(8)
    strip.text(slip.centre.authority.upper(), 22, align="centre")
    strip.text(slip.centre.name.upper(), 24, bold=True, align="centre")
    strip.rule(3)
    strip.widest(words[f"titles.{slip.state.value}"], 48)
    if slip.number:
        strip.text(f"{words['fields.number']}: {slip.number}", 24, align="centre")
    if slip.reprint:
        strip.space(6)
        strip.box([(f"BẢN IN LẠI lần {slip.reprint}", 28)], inverse=True)
    strip.space(6)


def _what_for(strip: Strip, slip: FeeSlip, words: FormTemplate) -> None:
    strip.text(words["fields.dossier_code"], 22)
    strip.widest(slip.dossier_code, 44)
    strip.space(4)
    strip.text(words["fields.procedure"], 22)
    strip.whole(slip.procedure_name, (26, 22), 4)
    strip.space(4)
    strip.text(words["fields.payer"], 22)
    strip.whole(slip.payer_name, (28, 24), 3)
    strip.rule(2)
    shortened = False
    for line in slip.lines:
        shortened |= strip.row(line.name, money_text(line.amount_vnd), 24, bold_right=True, most_lines=3)
        strip.space(4)
    if shortened:
        strip.text(words["fields.shortened"], 20)


def _sum(strip: Strip, slip: FeeSlip, words: FormTemplate) -> None:
    strip.rule(3)
    strip.text(words["fields.total"], 24, align="centre")
    strip.widest(money_text(slip.total_vnd), 76)
    strip.text(f"({money_words(slip.total_vnd)})", 24, align="centre")
    strip.space(10)
    collected = slip.state is PaymentState.PAID
    strip.box([(words[STATE_KEYS[slip.state]], 40)], inverse=collected)
    strip.space(8)
    if slip.how_paid:
        strip.pair(words["fields.how"], slip.how_paid, 24)
    if collected and slip.tendered_vnd > slip.total_vnd:
        strip.row(words["fields.tendered"], money_text(slip.tendered_vnd), 24)
        strip.row(words["fields.change"], money_text(slip.tendered_vnd - slip.total_vnd), 24, bold_right=True)
    strip.pair(words["fields.at"], date_time_text(slip.made_at), 24)
    if slip.officer_name:
        strip.pair(words["fields.officer"], slip.officer_name, 24)


def _transfer(strip: Strip, to: TransferTo, words: FormTemplate) -> None:
    strip.rule(2)
    strip.text(words["transfer.scan"], 26, bold=True, align="centre")
    strip.qr(to.vietqr)
    lines = (("bank", to.bank), ("account", to.account), ("holder", to.holder), ("purpose", to.purpose))
    for key, value in lines:
        strip.pair(words[f"transfer.{key}"], value, 24)
        strip.space(4)
    strip.space(6)
    strip.text(words["transfer.waiting"], 22, align="centre")
