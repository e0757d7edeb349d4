"""Writes an invented person into the files of a chip: the layout that Vietnamese cards are reported to have."""

import unicodedata
from dataclasses import replace

from kiosk.devices.card.software_card.access import pace_protocol
from kiosk.devices.card.software_card.authenticity import ChipKey, SigningKey
from kiosk.devices.card.software_card.chip import CARD_ACCESS, Personalised
from kiosk.devices.card.software_card.damage import damaged
from kiosk.devices.card.software_card.data_groups import portrait_group, printed_group
from kiosk.devices.card.software_card.der import item, oid
from kiosk.devices.card.software_card.issuer import Issuer
from kiosk.devices.card.software_card.person import Person
from kiosk.devices.card.software_card.profile import USUAL_CONTENTS, USUAL_PROTOCOLS, Contents, PaceOffer, Protocols

_COM, _SOD = 0x011E, 0x011D
_LISTED_AS = {1: 0x61, 2: 0x75, 3: 0x63, 13: 0x6D, 14: 0x6E, 15: 0x6F}  # the groups' tags in the table of contents
_TERMINAL_AUTHENTICATION = item(0x30, oid("0.4.0.127.0.7.2.2.2"), item(0x02, b"\1"))


def personalise(
    person: Person,
    portrait: bytes,
    issuer: Issuer,
    protocols: Protocols = USUAL_PROTOCOLS,
    contents: Contents = USUAL_CONTENTS,
) -> Personalised:
    """portrait: a JPEG file."""
    if contents.no_expiry:
        person = replace(person, expiry_date=None)
    chip_key = ChipKey.made(protocols.chip_authentication) if protocols.chip_authentication else None
    signing_key = SigningKey.made(protocols.active_authentication) if protocols.active_authentication else None
    infos = [*(chip_key.infos() if chip_key else []), *(signing_key.infos() if signing_key else [])]
    groups = {
        1: item(0x61, item(0x5F1F, zone(person).encode("ascii"))),
        2: portrait_group(portrait, jpeg2000=contents.jpeg2000),
        3: item(0x63, bytes(32)),  # fingerprints: listed, signed, never given out
        13: printed_group(person, contents),
    }
    if infos:
        groups[14] = item(0x6E, item(0x31, _TERMINAL_AUTHENTICATION, *infos))
    if signing_key:
        groups[15] = signing_key.group()
    files = {_SOD: issuer.security_object(groups)}
    if contents.damage:
        groups = damaged(groups, contents.damage)
    files |= {0x0100 | number: content for number, content in groups.items()}
    listed = bytes(_LISTED_AS[number] for number in (1, 2, 3, 13, 15, 14) if number in groups)
    files[_COM] = item(0x60, item(0x5F01, b"0107"), item(0x5F36, b"040000"), item(0x5C, listed))
    if protocols.pace:
        files[CARD_ACCESS] = _card_access(protocols.pace, chip_key)
    if protocols.cloned:
        chip_key = ChipKey.made(chip_key.suite) if chip_key else None
        signing_key = SigningKey.made(signing_key.signature) if signing_key else None
    return Personalised(files, person.citizen_id[-6:], bac_text(person), protocols, chip_key, signing_key)


def _digit(text: str) -> str:
    values = {**{str(n): n for n in range(10)}, **{chr(55 + n): n for n in range(10, 36)}, "<": 0}
    return str(sum(values[c] * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def _expiry(person: Person) -> str:
    return f"{person.expiry_date:%y%m%d}" if person.expiry_date else "991231"


def bac_text(person: Person) -> str:
    parts = (person.citizen_id[3:], f"{person.birth_date:%y%m%d}", _expiry(person))
    return "".join(part + _digit(part) for part in parts)


def zone(person: Person) -> str:
    """The three lines of the machine-readable zone, ninety characters."""
    number = person.citizen_id
    first = f"IDVNM{number[3:]}{_digit(number[3:])}{number}<<{_digit(number)}"
    birth, sex, expiry = f"{person.birth_date:%y%m%d}", "M" if person.sex == "Nam" else "F", _expiry(person)
    second = f"{birth}{_digit(birth)}{sex}{expiry}{_digit(expiry)}VNM" + "<" * 11
    second += _digit(first[5:] + second[:7] + second[8:15] + second[18:29])
    plain = unicodedata.normalize("NFD", person.full_name.replace("Đ", "D")).encode("ascii", "ignore").decode()
    surname, *given = plain.split()
    return first + second + f"{surname}<<{'<'.join(given)}".ljust(30, "<")[:30]


def _card_access(offer: PaceOffer, chip_key: ChipKey | None) -> bytes:
    """What the chip speaks, readable by everybody."""
    pace = item(0x30, oid(pace_protocol(offer)), item(0x02, b"\2"), item(0x02, bytes([offer.parameter_id])))
    return item(0x31, _TERMINAL_AUTHENTICATION, *(chip_key.infos()[:1] if chip_key else []), pace)
