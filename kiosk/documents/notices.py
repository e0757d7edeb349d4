"""The notices to the person who filed: forms 02 (supplement), 03 (refusal), 04 (apology) and 05 (stop)."""

from reportlab.platypus import Flowable

from kiosk.documents.form_sheet import GAP, HEAD_WORDS, TABLE_WORDS, FormSheet
from kiosk.documents.form_template import Words
from kiosk.domain.legal_forms import ApologyNotice, Party, RefusalNotice, StopNotice, SupplementRequest
from kiosk.domain.local_time import local_date, long_date_text, long_date_time_text

PARTY_WORDS: Words = {f"fields.{key}": "" for key in ("applicant", "address", "phone", "email", "request", "reason")}
CODE_WORDS: Words = {"head.dossier_code": ""}
NUMBER_WORDS: Words = {"head.number": "number"}

SUPPLEMENT_WORDS: Words = {
    **HEAD_WORDS,
    **CODE_WORDS,
    **NUMBER_WORDS,
    **PARTY_WORDS,
    **TABLE_WORDS,
    "fields.centre": "centre",
    "fields.papers": "",
    "fields.help": "officer phone",
    "feet.officer": "",
    "feet.sign": "",
}
REFUSAL_WORDS: Words = {
    **HEAD_WORDS,
    **CODE_WORDS,
    **PARTY_WORDS,
    "fields.centre": "centre",
    "fields.refused": "centre",
    "fields.inform": "",
    "fields.help": "officer phone address",
    **{f"feet.{key}": "" for key in ("applicant", "officer", "sign")},
}
APOLOGY_WORDS: Words = {
    **HEAD_WORDS,
    **NUMBER_WORDS,
    **{f"fields.{key}": "" for key in ("to", "address", "phone", "email", "reason", "due", "new_due")},
    "fields.received": "day body request name code",
    "fields.late": "body",
    "fields.sorry": "body",
    "fields.close": "",
    **{f"feet.{key}": "" for key in ("recipients", "as_above", "signer", "sign")},
    "feet.filed": "centre",
}
STOP_WORDS: Words = {
    **HEAD_WORDS,
    **CODE_WORDS,
    **NUMBER_WORDS,
    **TABLE_WORDS,
    **{f"fields.{key}": "" for key in ("to", "address", "phone", "email", "request", "received", "reason")},
    **{f"fields.{key}": "" for key in ("asked_by", "stage", "money", "papers", "no_papers")},
    "fields.stopped": "centre code",
    "fields.inform": "",
    **{f"feet.{key}": "" for key in ("recipients", "as_above", "signer", "sign")},
    "feet.filed": "centre",
}


def supplement_story(form: SupplementRequest, sheet: FormSheet) -> list[Flowable]:
    below = [sheet.say("head.number", number=form.number), *_code_line(form.dossier_code, sheet)]
    phone = form.officer_phone or form.centre.phone
    return [
        sheet.letterhead(form.issued_at, below),
        sheet.banner(),
        sheet.line(f"<b>{sheet.say('fields.centre', centre=form.centre.name)}:</b>"),
        sheet.line(sheet.labelled("fields.applicant", form.applicant.name, bold=True)),
        sheet.line(sheet.labelled("fields.request", form.request, bold=True)),
        *_reach(form.applicant, sheet),
        sheet.line(f"{sheet.say('fields.papers')}:"),
        sheet.gap(1),
        sheet.papers(form.papers),
        sheet.gap(1.5),
        sheet.line(sheet.labelled("fields.reason", form.reason)),
        sheet.line(sheet.say("fields.help", officer=form.officer_name, phone=phone)),
        sheet.feet(None, (sheet.say("feet.officer"), sheet.say("feet.sign"), form.officer_name)),
    ]


def refusal_story(form: RefusalNotice, sheet: FormSheet) -> list[Flowable]:
    centre, phone = form.centre, form.officer_phone or form.centre.phone
    feet = (
        (sheet.say("feet.applicant"), sheet.say("feet.sign"), form.applicant.name),
        (sheet.say("feet.officer"), sheet.say("feet.sign"), form.officer_name),
    )
    return [
        sheet.letterhead(form.issued_at, _code_line(form.dossier_code, sheet)),
        sheet.banner(),
        sheet.line(f"<b>{sheet.say('fields.centre', centre=centre.name)}:</b>"),
        sheet.line(sheet.labelled("fields.applicant", form.applicant.name, bold=True)),
        *_reach(form.applicant, sheet),
        sheet.line(sheet.labelled("fields.request", form.request, bold=True)),
        sheet.gap(1),
        sheet.line(f"{sheet.say('fields.refused', centre=centre.name)}:"),
        sheet.line(f"<b>{sheet.say('fields.reason')}</b>: {sheet.text(form.reason)}"),
        sheet.gap(1),
        sheet.line(sheet.say("fields.inform")),
        sheet.line(sheet.say("fields.help", officer=form.officer_name, phone=phone, address=centre.look_up_address)),
        sheet.feet(*feet),
    ]


def apology_story(form: ApologyNotice, sheet: FormSheet) -> list[Flowable]:
    body = form.handling_body or form.centre.authority
    day = long_date_text(local_date(form.received_at))
    return [
        sheet.letterhead(form.issued_at, [sheet.say("head.number", number=form.number)]),
        sheet.banner(),
        *_to(form.applicant, sheet),
        sheet.line(
            sheet.say(
                "fields.received",
                day=day[0].upper() + day[1:],
                body=body,
                request=form.request,
                name=form.applicant.name,
                code=form.dossier_code,
            )
        ),
        sheet.line(sheet.labelled("fields.due", long_date_time_text(form.due_at), bold=True)),
        sheet.line(sheet.say("fields.late", body=body)),
        sheet.line(sheet.labelled("fields.reason", form.reason)),
        sheet.line(sheet.say("fields.sorry", body=body)),
        sheet.line(sheet.labelled("fields.new_due", long_date_time_text(form.new_due_at), bold=True)),
        sheet.line(sheet.say("fields.close")),
        _signed(form.signer_title, form.signer_name, sheet),
    ]


def stop_story(form: StopNotice, sheet: FormSheet) -> list[Flowable]:
    below = [sheet.say("head.number", number=form.number), *_code_line(form.dossier_code, sheet)]
    lines = [
        sheet.labelled("fields.request", form.request, bold=True),
        sheet.labelled("fields.received", long_date_time_text(form.received_at)),
        sheet.labelled("fields.asked_by", form.asked_by),
        sheet.labelled("fields.reason", form.reason, bold=True),
        sheet.labelled("fields.stage", form.stage),
        sheet.labelled("fields.money", form.money_text),
    ]
    papers: list[Flowable] = [sheet.line(sheet.labelled("fields.papers", sheet.template["fields.no_papers"]))]
    if form.returned_papers:
        heading = sheet.line(f"{sheet.say('fields.papers')}:")
        papers = [heading, sheet.gap(1), sheet.papers(form.returned_papers), sheet.gap(1.5)]
    return [
        sheet.letterhead(form.issued_at, below),
        sheet.banner(),
        *_to(form.applicant, sheet),
        sheet.line(f"{sheet.say('fields.stopped', centre=form.centre.name, code=form.dossier_code)}:"),
        *map(sheet.line, lines),
        *papers,
        sheet.line(sheet.say("fields.inform")),
        _signed(form.signer_title, form.signer_name, sheet),
    ]


def _code_line(dossier_code: str, sheet: FormSheet) -> list[str]:
    return [f"{sheet.say('head.dossier_code')}: <b>{sheet.text(dossier_code)}</b>"] if dossier_code else []


def _reach(party: Party, sheet: FormSheet) -> list[Flowable]:
    phones = sheet.labelled("fields.phone", party.phone) + GAP + sheet.labelled("fields.email", party.email)
    return [sheet.line(sheet.labelled("fields.address", party.address)), sheet.line(phones)]


def _to(party: Party, sheet: FormSheet) -> list[Flowable]:
    """Kính gửi, as a letter has it."""
    to = sheet.centred(f"{sheet.say('fields.to')}: <b>{sheet.text(party.name)}</b>")
    return [to, sheet.gap(1.5), *_reach(party, sheet), sheet.gap(1)]


def _signed(title: str, name: str, sheet: FormSheet) -> Flowable:
    """Nơi nhận at the left, the head of the agency at the right."""
    filed = sheet.say("feet.filed", centre=sheet.centre.name)
    recipients = f"<b><i>{sheet.say('feet.recipients')}:</i></b><br/>- {sheet.say('feet.as_above')};<br/>- {filed}."
    signer = sheet.text(title.upper()) if title else sheet.say("feet.signer")
    return sheet.letter_feet(recipients, (signer, sheet.say("feet.sign"), name))
