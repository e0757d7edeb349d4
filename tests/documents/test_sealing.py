"""The signature is judged by another program (pdfsig, of poppler); a token is SoftHSM, a real PKCS#11 library."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.cms import CMSAttributeType
from pypdf import PdfReader
from seal_issuer import (
    KEY,
    PIN,
    SOFTHSM,
    TOKEN,
    Issuer,
    StoppedClock,
    judged,
    needs_pdfsig,
    needs_softhsm,
    new_token,
)

from kiosk.config import SealSection, Settings
from kiosk.device_host import FormSealPlan, words
from kiosk.device_processes import centre_seal
from kiosk.devices.hosted import HostedSeal
from kiosk.devices.process import DeviceProcess
from kiosk.documents import sealing
from kiosk.documents.renderer import PaperStudio
from kiosk.documents.sealing import FileSeal, TokenSeal
from kiosk.domain.errors import (
    SealAbsent,
    SealCertificateUnfit,
    SealLastTry,
    SealLocked,
    SealPinRejected,
    SealPinWrong,
)
from kiosk.domain.paper import ReceiptForm
from kiosk.ports import PinTries


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def pdf(studio: PaperStudio, form: Callable[..., ReceiptForm]) -> bytes:
    return studio.form(form())


@pytest.fixture
def file_seal(issuer: Issuer, tmp_path: Path) -> FileSeal:
    return FileSeal(issuer.p12(tmp_path), PIN, StoppedClock())


@needs_pdfsig
def test_another_program_finds_the_signature_valid_and_trusted(
    file_seal: FileSeal, pdf: bytes, issuer: Issuer, tmp_path: Path
) -> None:
    signed = file_seal.sign(pdf, "Phát hành", "Hoa Mẫu")
    said = judged(signed, tmp_path, issuer)
    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert signed.startswith(pdf)  # added to, not rewritten: what was archival stays so


@needs_pdfsig
def test_a_changed_byte_is_found(file_seal: FileSeal, pdf: bytes, issuer: Issuer, tmp_path: Path) -> None:
    signed = bytearray(file_seal.sign(pdf, "", ""))
    at = signed.index(b"/Title")
    signed[at + 12] ^= 1
    assert "Signature is Valid" not in judged(bytes(signed), tmp_path, issuer)


def test_a_second_signature_stands_beside_the_first(file_seal: FileSeal, pdf: bytes) -> None:
    twice = file_seal.sign(file_seal.sign(pdf, "một", ""), "hai", "")
    fields = PdfReader(BytesIO(twice)).get_fields() or {}
    assert [f.get("/FT") for f in fields.values()] == ["/Sig", "/Sig"]


def test_whoever_read_a_cms_before_is_no_hindrance(file_seal: FileSeal, pdf: bytes) -> None:
    CMSAttributeType._reverse_map = {name: oid for oid, name in CMSAttributeType._map.items() if "_v2" not in name}
    assert file_seal.sign(pdf, "", "").startswith(pdf)


def test_what_is_wrong_with_the_key_has_its_code(issuer: Issuer, pdf: bytes, tmp_path: Path) -> None:
    good = FileSeal(issuer.p12(tmp_path), PIN, StoppedClock())
    with pytest.raises(SealPinRejected):
        replace(good, passphrase="000000").sign(pdf, "", "")
    with pytest.raises(SealAbsent):
        replace(good, path=tmp_path / "none.p12").sign(pdf, "", "")
    with pytest.raises(SealCertificateUnfit):
        replace(good, clock=StoppedClock(datetime(2031, 1, 1, tzinfo=UTC))).sign(pdf, "", "")
    with pytest.raises(SealCertificateUnfit):
        replace(good, path=Issuer(signing=False).p12(tmp_path)).sign(pdf, "", "")
    assert PIN not in repr(good)


@pytest.fixture
def token(issuer: Issuer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TokenSeal:
    assert SOFTHSM
    monkeypatch.setenv("SOFTHSM2_CONF", new_token(issuer, tmp_path)["SOFTHSM2_CONF"])
    return TokenSeal(SOFTHSM, TOKEN, KEY, PIN, tmp_path / "rejected", StoppedClock())


USE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.documents.sealing import TokenSeal
from kiosk.domain.errors import SealError
class Clock:
    def now(self): return datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
module, token, key, pin, rejected, source, target = sys.argv[1:]
try:
    signed = TokenSeal(Path(module), token, key, pin, Path(rejected), Clock()).sign(Path(source).read_bytes(), "", "")
except SealError as fault:
    sys.exit(fault.code)
Path(target).write_bytes(signed)
"""


def use(seal: TokenSeal, pdf: bytes, folder: Path, **changes: str) -> str:
    """Sign in a process of its own; the fault's code, or nothing."""
    (folder / "plain.pdf").write_bytes(pdf)
    values = {"module": str(seal.module), "token": seal.token, "key": seal.key, "pin": seal.pin, **changes}
    words = [*values.values(), str(seal.rejected), str(folder / "plain.pdf"), str(folder / "out.pdf")]
    done = subprocess.run([sys.executable, "-c", USE, *words], capture_output=True, text=True, check=False)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


@needs_softhsm
@needs_pdfsig
def test_a_token_signs_and_another_program_agrees(token: TokenSeal, pdf: bytes, issuer: Issuer, tmp_path: Path) -> None:
    assert use(token, pdf, tmp_path) == ""
    said = judged((tmp_path / "out.pdf").read_bytes(), tmp_path, issuer)
    assert "Signature is Valid" in said


@needs_softhsm
def test_a_wrong_pin_is_tried_once_and_never_again_by_itself(token: TokenSeal, pdf: bytes, tmp_path: Path) -> None:
    assert use(token, pdf, tmp_path, pin="000000") == "SEAL-102"
    assert token.rejected.exists()
    assert use(token, pdf, tmp_path) == "SEAL-102"  # the right one now, but nobody has said so
    token.rejected.unlink()
    assert use(token, pdf, tmp_path) == ""


@needs_softhsm
def test_a_token_a_key_or_a_library_that_is_not_there_is_named(token: TokenSeal, pdf: bytes, tmp_path: Path) -> None:
    assert use(token, pdf, tmp_path, token="another") == "SEAL-101"
    assert use(token, pdf, tmp_path, key="another") == "SEAL-101"
    assert use(token, pdf, tmp_path, module=str(tmp_path / "none.so")) == "SEAL-101"


@pytest.fixture
def hosted(token: TokenSeal) -> Iterator[HostedSeal]:
    """As the desk has it: a process of its own, which is asked for its PIN."""
    plan = FormSealPlan("pkcs11", "", str(token.module), token.token, token.key)
    process = DeviceProcess([sys.executable, "-m", "kiosk", *words("form-seal", plan)], 60, "seal")
    yield HostedSeal(process)
    process.close()


@needs_softhsm
@needs_pdfsig
def test_an_officer_s_pin_signs_in_a_process_that_ends_with_it(
    hosted: HostedSeal, pdf: bytes, issuer: Issuer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    standing = hosted.standing()
    assert (standing.holder, standing.tries) == ("Trung tâm mẫu", PinTries.ANY)
    assert standing.valid_until
    signed = hosted.sign(pdf, PIN, "Phát hành", "Hoa Mẫu")
    assert signed.startswith(pdf)
    assert "Signature is Valid" in judged(signed, tmp_path, issuer)
    assert hosted._process.pid is None
    assert PIN not in caplog.text


@needs_softhsm
def test_a_typed_pin_that_is_wrong_may_be_typed_again(hosted: HostedSeal, pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(SealPinWrong) as wrong:
        hosted.sign(pdf, "000000", "", "")
    assert "000000" not in str(wrong.value)
    assert not (tmp_path / "rejected").exists()  # nobody has to take a mark away
    assert hosted.standing().tries is PinTries.FEW  # SoftHSM says so
    assert hosted.sign(pdf, PIN, "", "").startswith(pdf)


@pytest.mark.parametrize(
    ("says", "fault"), [("USER_PIN_FINAL_TRY", SealLastTry), ("USER_PIN_LOCKED", SealLocked), ("RNG", SealPinWrong)]
)
def test_what_the_token_says_of_its_tries_is_told(
    says: str, fault: type[Exception], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pkcs11.constants import TokenFlag
    from pkcs11.exceptions import PinIncorrect

    class Says:
        flags = TokenFlag[says]

        def open(self, user_pin: str) -> None:
            raise PinIncorrect

    monkeypatch.setattr(sealing, "_token", lambda *_: Says())
    with pytest.raises(fault), sealing.open_token(tmp_path, "", "", "0"):
        pass


def test_a_token_taken_out_while_it_signs_is_told_as_absent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from pkcs11.exceptions import DeviceRemoved

    class Gone:
        def open(self, user_pin: str) -> "Gone":
            return self

        def close(self) -> None:
            raise DeviceRemoved  # closing what is gone fails, too

    def signer(*_: object, **__: object) -> None:
        raise DeviceRemoved

    monkeypatch.setattr(sealing, "_token", lambda *_: Gone())
    monkeypatch.setattr("pyhanko.sign.pkcs11.PKCS11Signer", signer)
    with pytest.raises(SealAbsent), sealing.open_token(tmp_path, "", "", "0"):
        pass


def test_a_key_in_a_file_asks_for_its_passphrase_or_was_given_it(issuer: Issuer, pdf: bytes, tmp_path: Path) -> None:
    plan = FormSealPlan("file", str(issuer.p12(tmp_path)), "", "", "")
    process = DeviceProcess([sys.executable, "-m", "kiosk", *words("form-seal", plan)], 60, "seal")
    asking, given = HostedSeal(process), HostedSeal(process, PIN)
    assert (asking.asks_pin, given.asks_pin) == (True, False)
    assert asking.standing().holder == ""
    assert given.standing().holder == "Trung tâm mẫu"
    with pytest.raises(SealPinWrong):
        asking.sign(pdf, "000000", "", "")
    assert asking.sign(pdf, PIN, "", "").startswith(pdf)
    assert given.sign(pdf, "", "", "").startswith(pdf)
    assert PIN not in " ".join(words("form-seal", plan))


def test_the_settings_say_which_seal_a_desk_has(
    issuer: Issuer, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    in_file = Settings(seal=SealSection(driver="file", file=issuer.p12(tmp_path)))
    with ExitStack() as closing:
        assert centre_seal(Settings(), closing) is None
        asking = centre_seal(in_file, closing)
        assert asking is not None
        assert asking.asks_pin
        (tmp_path / "kiosk").mkdir()
        secret = tmp_path / "kiosk" / "seal-pin"
        secret.touch(0o600)
        secret.write_text(PIN)
        given = centre_seal(in_file, closing)
        assert given is not None
        assert not given.asks_pin
        assert given.sign(pdf, "", "Phát hành", "Hoa Mẫu").startswith(pdf)
        token = SealSection(driver="pkcs11", module=tmp_path / "none.so", token=TOKEN, key=KEY)
        on_token = centre_seal(Settings(seal=token), closing)
        assert on_token is not None
        assert on_token.asks_pin  # whatever the machine was given: of a token a person is asked
        with pytest.raises(SealAbsent):
            on_token.standing()
