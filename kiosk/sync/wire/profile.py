"""A wire profile: everything in which one way of speaking to the Portal differs from another, read from a file.

The files lie in resources/portal; each names its sources and how sure they are. A file may build on another with
`extends`, and the settings may lay a few values of the centre over it.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.domain.errors import ConfigError, ResourceBroken
from kiosk.sync.wire.answers import Reading, Rule, load_rules
from kiosk.sync.wire.model import Certainty
from kiosk.sync.wire.spelling import Spelling


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Origin(Part):
    source: str
    certainty: Certainty


class Call(Part):
    """How one service is called.

    path: a name of [paths], or a path; a parameter may stand in it as {name}.
    service: its name in the envelope. fixed: members that never change. query: the same, in the address.
    names: our word of a parameter -> the wire's.
    data: how the payload travels: as a list under `data`, as an object under `data`, bare as the whole body, or none.
    rows: where the answer has its list. most: elements of one call.
    """

    path: str
    source: str
    certainty: Certainty
    method: Literal["POST", "GET", "PUT"] = "POST"
    service: str = ""
    fixed: dict[str, str] = {}
    query: dict[str, str] = {}
    names: dict[str, str] = {}
    data: Literal["list", "object", "bare", "none"] = "none"
    rows: str = "result"
    most: int = 1


class Login(Part):
    """How one comes by the right to call, and how it is shown.

    kind: "none" (the network is trusted), "session" or "token": both are asked for at `path`.
    body: as JSON, as a form, or as a form with the account in the Authorization header (basic).
    names: username and password as the wire calls them. answer: where the answer has the session or token.
    lives: where it tells its life in seconds; else `seconds`. show: "body" under `shown_as`, or "header"; `shown_form`
    has {token} in it. also: further headers with {token}.
    """

    kind: Literal["none", "session", "token"] = "none"
    path: str = ""
    body: Literal["json", "form", "basic"] = "json"
    names: dict[str, str] = {}
    fixed: dict[str, str] = {}
    answer: str = ""
    lives: str = ""
    seconds: float = 600.0
    show: Literal["body", "header"] = "body"
    shown_as: str = ""
    shown_form: str = "{token}"
    also: dict[str, str] = {}
    source: str = ""
    certainty: Certainty = "M"


class Destination(Part):
    """Whom the exchange network hands a call to. place "none": no network between us and the Portal."""

    dstcode: str = ""
    place: Literal["header", "query", "none"] = "none"
    providerurl: str = ""  # picks a host behind the same dstcode
    source: str = ""
    certainty: Certainty = "M"


class Record(Part):
    """Table [record]: where the answer to a look-up has a dossier. Names are tried in their order."""

    places: tuple[str, ...] = ("result", "data")  # of the list, or of the one object
    state: tuple[str, ...] = ("MaTrangThai", "TrangThaiHoSo")  # as a number or as its title
    received: str = "NgayTiepNhan"
    due: str = "NgayHenTra"
    procedure: str = "MaTTHC"
    portal_id: str = ""
    source: str = ""
    certainty: Certainty = "M"


class WireCodes(Part):
    """Values of the code tables (bảng mã) that a dossier of this centre uses, where the dossier itself does not tell.

    channel: KenhThucHien: a kiosk in the centre files at the counter; that it is no channel of its own is assumed.
    owner_kind, organisation_kind: LoaiDoiTuong; the tables of mapi and of iGate differ. That 2 also stands for a
        household business and for any other organisation is an assumption.
    identity_kind: LoaiDinhDanh of a số định danh cá nhân.
    first_state: TrangThaiHoSo at registration, 2 Được tiếp nhận: the dossier has its receipt and its term runs.
    filed_at: NoiNopHoSo, 2 the agency's own system.
    online_payment: DuocThanhToanTrucTuyen, 0 none.
    fee_moment, fee_kind, fee_code: HinhThucThu, LoaiPhiLePhi, MaPhiLePhi where the catalogue publishes none.
    copy_kind: LoaiBan of a scanned paper (P3): 2 electronic.
    unit_code: MaDonViTiepNhan (P3).
    """

    channel: str = "1"
    owner_kind: str = "1"
    organisation_kind: str = "2"
    identity_kind: str = "1"
    first_state: str = "2"
    filed_at: str = "2"
    online_payment: str = "0"
    fee_moment: str = "1"
    fee_kind: str = "1"
    fee_code: str = "1"
    copy_kind: int = 2
    unit_code: str = ""


class Profile(Part):
    """One file of resources/portal."""

    name: str
    title: str
    dossier: Literal["mapi", "igate"]  # whose field table a dossier is written in
    envelope: bool  # session, madonvi and service stand in every body
    unit_code: str = ""  # madonvi
    origin: Origin
    headers: dict[str, str] = {}
    paths: dict[str, str] = {}
    login: Login = Login()
    destination: Destination = Destination()
    answer: Reading = Reading()
    record: Record = Record()
    spelling: Spelling
    codes: WireCodes = WireCodes()
    states: dict[str, str] = {}  # our national state -> the code of DongBoTrangThaiHoSo
    calls: dict[str, Call]
    rules: tuple[Rule, ...] = ()

    def path(self, name: str) -> str:
        """The path behind a name of [paths], or behind a name and what follows it; else as it stands."""
        head, slash, tail = name.partition("/")
        return self.paths[head] + slash + tail if head in self.paths else name


def load_profile(
    folder: Path, name: str, changes: Mapping[str, Any] | None = None, own_file: Path | None = None
) -> Profile:
    """folder: resources/portal. own_file: tables of this centre, laid over the shipped file; changes: laid over both.

    Raises: ResourceBroken when the shipped file is not what it should be, ConfigError when what lies over it is not.
    """
    try:
        table = _read(folder, name)
        profile = Profile(**table, rules=load_rules(folder))
    except (OSError, ValueError, TypeError) as exc:
        raise ResourceBroken(f"portal/{name}.toml") from exc
    try:
        table = _laid_over(table, tomllib.loads(own_file.read_text("utf-8")) if own_file else {})
    except (OSError, ValueError) as exc:
        raise ConfigError("portal.profile_file") from exc
    try:
        return Profile(**_laid_over(table, changes or {}), rules=profile.rules)
    except ValidationError as exc:
        places = ", ".join(".".join(str(part) for part in error["loc"]) for error in exc.errors())
        raise ConfigError(f"portal profile: {places}") from None


def _read(folder: Path, name: str) -> dict[str, Any]:
    if not name.replace("-", "").isalnum():
        raise ValueError("a profile's name becomes a path")
    table = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    below = table.pop("extends", "")
    return _laid_over(_read(folder, below), table) if below else table


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(below)
    for name, value in above.items():
        both = value and isinstance(value, Mapping) and isinstance(laid.get(name), Mapping)
        laid[name] = _laid_over(laid[name], value) if both else value
    return laid
