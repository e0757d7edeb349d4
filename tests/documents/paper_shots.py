"""A picture of every paper, plain and at its longest: python tests/documents/paper_shots.py --out docs/pictures/papers

The longest names are real ones: the procedure with the longest name of the shipped catalogue, and its papers. People
are invented.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import conftest
import paper_samples as samples
from PIL import Image, ImageOps

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.fee import fee_text
from kiosk.domain.paper import Checklist, PaperLine
from kiosk.domain.printed import PrintedForm, ThermalSlip
from kiosk.domain.procedure import Procedure
from kiosk.domain.receipt_seal import ReceiptClaim
from kiosk.domain.slips import ProgressLine, ProgressSlip, RulerPage
from kiosk.domain.working_time import term_text
from kiosk.store.editions import newest_good_edition

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONTS = RESOURCES / "fonts"
PIXELS_WIDE = 900
MARGIN = 24  # px of grey around a paper, so that its edge is seen
GROUND = "#d8d2c6"
TALLEST = 2600  # px: a longer slip is shown by its beginning and its end
GREYS = 16
SEALED = ReceiptClaim(samples.CODE, "5a" * 32, samples.RECEIVED, samples.DUE, False, 0).sealed(bytes(range(64)))
RULER = RulerPage("tcp://10.0.0.5:9100", "có (GS ( H)", samples.RECEIVED, "H99.01-THU")
PROGRESS = ProgressSlip(
    samples.CENTRE,
    samples.CODE,
    "Đang giải quyết",
    "Đăng ký thường trú",
    samples.DUE,
    "Quý khách chờ tin nhắn của Trung tâm.",
    (
        ProgressLine(samples.RECEIVED, "Trung tâm đã nhận hồ sơ", True),
        ProgressLine(samples.LATER, "Trả kết quả", False),
    ),
    samples.RECEIVED,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/papers"))
    parser.add_argument("--dots", type=int, default=576, help="width of the thermal paper")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    studio = PaperStudio(FONTS, options.dots)
    for name, form in forms():
        draw_form(studio, form, options.out / f"{name}.png")
    draw_form(studio, conftest.FORM, options.out / "01-receipt-reprint.png", reprint=1)
    for name, slip in slips():
        draw_slip(studio, slip, options.out / f"{name}.png")


def forms() -> Iterator[tuple[str, PrintedForm]]:
    procedure = longest()
    long = {"request": procedure.summary.name}
    reason = {**long, "reason": "Giấy tờ chứng minh quyền sử dụng đất chưa được công chứng, chứng thực hợp lệ."}
    party = replace(samples.PERSON, name=samples.LONG_PERSON)
    papers = papers_of(most_papers())
    yield "01-receipt", conftest.FORM
    yield "01-receipt-long", replace(conftest.FORM, applicant_name=samples.LONG_PERSON, papers=papers, **long)
    yield "02-supplement", samples.SUPPLEMENT
    yield "02-supplement-long", replace(samples.SUPPLEMENT, applicant=party, papers=papers[:12], **reason)
    yield "03-refusal", samples.REFUSAL
    yield "03-refusal-long", replace(samples.REFUSAL, applicant=party, **reason)
    yield "04-apology", samples.APOLOGY
    yield "04-apology-long", replace(samples.APOLOGY, applicant=party, **reason)
    yield "05-stop", samples.STOP
    yield "05-stop-long", replace(samples.STOP, applicant=party, returned_papers=papers[:12], **reason)
    yield "06-routing", samples.ROUTING
    yield "06-routing-long", replace(samples.ROUTING, applicant_name=samples.LONG_PERSON, **long)
    yield "07-register", samples.REGISTER
    yield "hand-over", samples.HAND_OVER
    yield "several-dossiers", samples.BATCH
    yield "day-report", samples.DAY_REPORT
    yield "acceptance", samples.ACCEPTANCE


def slips() -> Iterator[tuple[str, ThermalSlip]]:
    procedure = longest()
    name, papers = procedure.summary.name, papers_of(most_papers())
    option = procedure.options[0] if procedure.options else None
    bring = Checklist(
        samples.CENTRE,
        procedure.code,
        name,
        "",
        tuple(replace(paper, pages=0, where="") for paper in papers),
        term_text(option.term if option else procedure.summary.term),
        fee_text(option),
        "theo Cổng DVCQG, 07/2026",
        samples.RECEIVED,
    )
    slip = replace(conftest.SLIP, qr_text=SEALED)
    yield "custody", slip
    yield "custody-on-portal-reprint", replace(slip, on_portal=True, reprint=2)
    yield "custody-long", replace(slip, procedure_name=name, owner_name=samples.LONG_PERSON, papers=papers)
    yield "checklist", conftest.CHECKLIST
    yield "checklist-long", bring
    yield "ticket", samples.TICKET
    yield (
        "ticket-long",
        replace(
            samples.TICKET,
            number="A999",
            field="Đất đai, xây dựng, môi trường và tài nguyên nước",
            wait_minutes=(95, 140),
        ),
    )
    yield "fee-asked", samples.FEE_ASKED
    yield "fee-paid", samples.FEE_PAID
    yield "fee-paid-long", replace(samples.FEE_PAID, procedure_name=name, payer_name=samples.LONG_PERSON)
    yield "petition", samples.PETITION
    yield "progress", PROGRESS
    yield "acceptance-slip", samples.ACCEPTANCE
    yield "ruler", RULER


def catalogue() -> Catalogue:
    found, _ = newest_good_edition(RESOURCES / "catalogue")
    return found


def longest() -> Procedure:
    """The procedure with the longest name that is published."""
    known = catalogue()
    return known.record(max(known.summaries, key=lambda summary: len(summary.name)).code)


def most_papers() -> Procedure:
    """The procedure with the most papers."""
    return catalogue().record("1.011441")


def papers_of(procedure: Procedure) -> tuple[PaperLine, ...]:
    case = procedure.cases[0] if procedure.cases else ""
    return tuple(
        PaperLine(d.name, d.originals, 0, d.copies, number % 4, ("đã quét", "mang ra quầy")[number % 4 == 0])
        for number, d in enumerate(procedure.documents_for(case), 1)
    )


def draw_form(studio: PaperStudio, form: PrintedForm, path: Path, reprint: int = 0) -> None:
    shown = studio.preview(studio.form(form, 1, reprint), 1, PIXELS_WIDE)
    with Image.open(BytesIO(shown.png)) as page:
        framed(page, path)


def draw_slip(studio: PaperStudio, slip: ThermalSlip, path: Path) -> None:
    raster = studio.slip(slip)
    paper = ImageOps.invert(Image.frombytes("1", (raster.width, raster.height), raster.rows).convert("L"))
    if paper.height > TALLEST:
        half = TALLEST // 2
        shown = Image.new("L", (paper.width, TALLEST + MARGIN), 216)
        shown.paste(paper.crop((0, 0, paper.width, half)), (0, 0))
        shown.paste(paper.crop((0, paper.height - half, paper.width, paper.height)), (0, half + MARGIN))
        paper = shown
    framed(paper, path)


def framed(paper: Image.Image, path: Path) -> None:
    whole = ImageOps.expand(paper.convert("RGB"), MARGIN, GROUND)
    whole.quantize(GREYS).save(path, optimize=True)


if __name__ == "__main__":
    main()
