"""Tickets, fee and petition slips and the acceptance strip: what a reader and an eye find on them."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import paper_samples as samples
import pytest
import zxingcpp
from PIL import Image, ImageOps

from kiosk.documents.renderer import PaperStudio
from kiosk.documents.ticket_slip import _wait
from kiosk.domain.payment import PaymentState
from kiosk.domain.printed import ThermalSlip
from kiosk.domain.sheets import CheckVerdict
from kiosk.domain.slips import FeeSlip, FeeSlipLine
from kiosk.ports import Raster


def picture(raster: Raster) -> Image.Image:
    return ImageOps.invert(Image.frombytes("1", (raster.width, raster.height), raster.rows).convert("L"))


def codes(raster: Raster) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture(raster))]


@pytest.mark.parametrize("width", [384, 576])
@pytest.mark.parametrize(
    ("slip", "code"),
    [
        (samples.FEE_ASKED, samples.TRANSFER.vietqr),
        (samples.TICKET, samples.TICKET.qr_text),
        (samples.PETITION, samples.PETITION.qr_text),
        (samples.ACCEPTANCE, samples.ACCEPTANCE.qr_text),
    ],
    ids=["fee", "ticket", "petition", "acceptance"],
)
def test_the_symbol_is_read_back_and_the_slip_fits_the_paper(
    fonts: Path, width: int, slip: ThermalSlip, code: str
) -> None:
    raster = PaperStudio(fonts, width).slip(slip)
    assert raster.width == width
    assert codes(raster) == [code]
    assert raster.height < 2600  # a third of a metre


def test_money_is_asked_for_by_a_code_only_while_it_is_owed(studio: PaperStudio) -> None:
    for state in PaymentState:
        found = codes(studio.slip(replace(samples.FEE_ASKED, state=state)))
        assert found == ([samples.TRANSFER.vietqr] if state is PaymentState.ASKED else []), state


def test_the_state_the_sum_and_the_change_are_seen(studio: PaperStudio) -> None:
    paid = samples.FEE_PAID
    variants: list[FeeSlip] = [
        paid,
        replace(paid, tendered_vnd=0),
        replace(paid, reprint=1),
        replace(paid, number=""),
        replace(paid, lines=(FeeSlipLine("Lệ phí", 26_001),)),
        *(replace(paid, state=state) for state in PaymentState if state is not PaymentState.PAID),
    ]
    assert len({studio.slip(slip).rows for slip in variants}) == len(variants)
    assert paid.total_vnd == 26_000


def test_the_longest_fee_slip_keeps_the_whole_sum(studio: PaperStudio) -> None:
    slip = replace(
        samples.FEE_PAID,
        procedure_name=samples.LONG_NAME,
        payer_name=samples.LONG_PERSON * 3,
        lines=tuple(FeeSlipLine(samples.LONG_NAME, 123_456_789) for _ in range(9)),
    )
    assert studio.slip(slip).height < 4000


def test_the_number_of_a_ticket_is_a_hundred_and_sixty_dots_high(studio: PaperStudio) -> None:
    """Measured on the paper: the tallest run of rows with ink between two runs without."""
    raster = studio.slip(replace(samples.TICKET, priority="", qr_text=""))
    stride = raster.width // 8
    inked = [any(raster.rows[y * stride : (y + 1) * stride]) for y in range(raster.height)]
    tallest = run = 0
    for ink in inked:
        run = run + 1 if ink else 0
        tallest = max(tallest, run)
    assert tallest >= 160


@pytest.mark.parametrize("number", ["A1", "A015", "Đ1234", "AB12345"])
def test_any_number_stays_on_the_paper(fonts: Path, number: str) -> None:
    for width in (384, 576):
        shown = picture(PaperStudio(fonts, width).slip(replace(samples.TICKET, number=number)))
        assert shown.getpixel((0, 160)) == 255  # white at both edges beside the number
        assert shown.getpixel((width - 1, 160)) == 255


def test_priority_note_counters_and_reprint_change_a_ticket(studio: PaperStudio) -> None:
    ticket = samples.TICKET
    variants = [
        ticket,
        replace(ticket, priority=""),
        replace(ticket, counters=()),
        replace(ticket, wait_minutes=None),
        replace(ticket, note="Trung tâm làm việc lại lúc 13:30."),
        replace(ticket, reprint=1),
        replace(ticket, field=samples.LONG_NAME[:160]),
    ]
    assert len({studio.slip(slip).rows for slip in variants}) == len(variants)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, "chưa rõ"),
        ((0, 0), "không phải chờ"),
        ((15, 25), "15 đến 25 phút"),
        ((20, 20), "khoảng 20 phút"),
        ((0, 5), "0 đến 5 phút"),
    ],
)
def test_a_wait_is_a_range_or_nothing(minutes: tuple[int, int] | None, words: str) -> None:
    assert _wait(minutes) == words


def test_the_truth_about_the_portal_and_the_answer_change_a_petition(studio: PaperStudio) -> None:
    petition = samples.PETITION
    variants = [
        petition,
        replace(petition, on_portal=True),
        replace(petition, answer_by=None),
        replace(petition, kind="Kiến nghị"),
        replace(petition, reprint=2),
    ]
    assert len({studio.slip(slip).rows for slip in variants}) == len(variants)


def test_the_ruler_reaches_both_edges_of_the_paper(fonts: Path) -> None:
    for width in (384, 576):
        shown = picture(PaperStudio(fonts, width).slip(samples.ACCEPTANCE))
        both = [y for y in range(shown.height) if shown.getpixel((0, y)) == shown.getpixel((width - 1, y)) == 0]
        assert len(both) >= 30


def test_every_verdict_and_the_simulators_change_the_acceptance_strip(studio: PaperStudio) -> None:
    page = samples.ACCEPTANCE
    one = page.checks[0]
    variants = [replace(page, checks=(replace(one, verdict=verdict),)) for verdict in CheckVerdict]
    variants.append(replace(page, simulators=False))
    assert len({studio.slip(slip).rows for slip in variants}) == len(variants)


@pytest.mark.parametrize("width", [384, 576])
def test_loose_marks_draw_as_composed_letters_do(fonts: Path, width: int) -> None:
    def loose(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    studio = PaperStudio(fonts, width)
    fee, ticket, petition = samples.FEE_PAID, samples.TICKET, samples.PETITION
    assert studio.slip(replace(fee, payer_name=loose(fee.payer_name), how_paid=loose(fee.how_paid))) == studio.slip(fee)
    assert studio.slip(replace(ticket, field=loose(ticket.field), priority=loose(ticket.priority))) == studio.slip(
        ticket
    )
    assert studio.slip(replace(petition, kind=loose(petition.kind))) == studio.slip(petition)
