"""Nobody is signed on unless everything that came back proves it."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from kiosk.config import RESOURCES
from kiosk.domain.errors import SignOnRefused
from kiosk.sync.http import Answer, HttpLine
from kiosk.sync.sandbox_portal.server import SandboxServer
from kiosk.sync.sandbox_portal.sign_on import CLIENT, SECRET
from kiosk.sync.sign_on import Client, SignOn, SignOnPlaces, Started, load_places

REDIRECT = "http://127.0.0.1:1/xong"
NOW = 1_795_000_000.0
KEY = rsa.generate_private_key(65537, 2048)
OTHER = rsa.generate_private_key(65537, 2048)


@pytest.fixture
def line() -> Iterator[HttpLine]:
    one = HttpLine(1, 3, 5)
    yield one
    one.close()


def test_somebody_signs_on_and_off_at_the_sandbox(sandbox: SandboxServer, line: HttpLine) -> None:
    at = sandbox.address
    places = SignOnPlaces(
        issuer=at,
        authorize=f"{at}/oauth2/authorize",
        token=f"{at}/oauth2/token",
        userinfo=f"{at}/oauth2/userinfo",
        jwks=f"{at}/oauth2/jwks",
        revoke=f"{at}/oauth2/revoke",
        end_session=f"{at}/oidc/logout",
        acr_values="LoA1",
    )
    sign_on = SignOn(places, Client(CLIENT, SECRET, REDIRECT), line)
    started = sign_on.begin()
    back = line.exchange("GET", started.url).headers["location"]
    signed_on = sign_on.finish(started, back)
    assert (signed_on.person.number, signed_on.person.tech_id) == ("099085000011", "tn-000011")
    assert "Mẫu" not in repr(signed_on)
    with pytest.raises(SignOnRefused):
        sign_on.finish(started, back)  # a code opens once
    page = sign_on.end(signed_on)
    assert page.startswith(f"{at}/oidc/logout?id_token_hint=")
    bearer = {"Authorization": f"Bearer {signed_on.access_token}"}
    assert line.exchange("POST", places.userinfo, headers=bearer).status == 401


def test_the_shipped_places_are_of_the_portal() -> None:
    places = load_places(RESOURCES / "portal")
    assert all(urlsplit(url).scheme == "https" for url in (places.authorize, places.token, places.jwks))
    assert (places.scope, places.acr_values, places.userinfo_method) == ("openid", "LoA1", "POST")


def test_each_beginning_is_its_own_and_hides_its_verifier() -> None:
    one, two = played().begin(), played().begin()
    assert len({one.state, two.state, one.nonce, two.nonce, one.verifier, two.verifier}) == 6
    asked = parse_qs(urlsplit(one.url).query)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(one.verifier.encode()).digest()).rstrip(b"=").decode()
    assert (asked["code_challenge"], asked["code_challenge_method"]) == ([challenge], ["S256"])
    assert (asked["response_type"], asked["redirect_uri"], asked["prompt"]) == (["code"], [REDIRECT], ["login"])
    assert one.verifier not in one.url
    assert one.state not in repr(one)


# What is not believed ------------------------------------------------------------------------------------------------


def _coded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _jwk(key: rsa.RSAPrivateKey, kid: str) -> dict[str, str]:
    numbers = key.public_key().public_numbers()
    n, e = (value.to_bytes((value.bit_length() + 7) // 8, "big") for value in (numbers.n, numbers.e))
    return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": _coded(n), "e": _coded(e)}


def token(claims: dict[str, Any], key: rsa.RSAPrivateKey = KEY, **header: str) -> str:
    parts = [{"alg": "RS256", "kid": "k1", **header}, claims]
    signed = ".".join(_coded(json.dumps(part).encode()) for part in parts)
    return f"{signed}.{_coded(key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


class Played:
    """A sign-on that gives out the token it is told to."""

    def __init__(self) -> None:
        self.id_token, self.subject = "", "s-1"

    def exchange(self, method: str, url: str, content: bytes = b"", headers: object = None) -> Answer:
        told: dict[str, Any] = {
            "/token": {"access_token": "a-1", "id_token": self.id_token},
            "/jwks": {"keys": [_jwk(KEY, "k1"), {"kty": "EC", "kid": "k2"}]},
            "/userinfo": {"sub": self.subject, "HoVaTen": "Nguyễn Văn Mẫu"},
        }[urlsplit(url).path]
        return Answer(200, {"content-type": "application/json"}, json.dumps(told).encode())


def played(line: Played | None = None) -> SignOn:
    at = "https://dang-nhap.mau"
    names = ("authorize", "token", "userinfo", "jwks", "revoke", "end_session")
    places = SignOnPlaces(issuer=at, **{name: f"{at}/{name}" for name in names})
    client = Client("kiosk", "bi-mat", REDIRECT)
    return SignOn(places, client, line or Played(), lambda: NOW)  # type: ignore[arg-type]


def good(nonce: str) -> dict[str, Any]:
    return {
        "iss": "https://dang-nhap.mau",
        "aud": "kiosk",
        "sub": "s-1",
        "nonce": nonce,
        "exp": NOW + 300,
        "iat": NOW - 5,
    }


def finish(spoil: Callable[[dict[str, Any]], str | None], subject: str = "s-1") -> None:
    line = Played()
    sign_on, line.subject = played(line), subject
    started = sign_on.begin()
    claims = good(started.nonce)
    made = spoil(claims)
    line.id_token = made if isinstance(made, str) else token(claims)
    sign_on.finish(started, f"{REDIRECT}?code=c&state={started.state}")


def test_control_the_unspoiled_token_is_believed() -> None:
    finish(lambda claims: None)
    finish(lambda claims: claims.update(aud=["kiosk", "khac"], azp="kiosk"))
    finish(lambda claims: claims.update(exp=NOW - 30))  # within what two clocks may differ


SPOILED: dict[str, Callable[[dict[str, Any]], str | None]] = {
    "another issuer": lambda c: c.update(iss="https://khac.mau"),
    "another audience": lambda c: c.update(aud="khac"),
    "meant for another": lambda c: c.update(aud=["kiosk", "khac"], azp="khac"),
    "another nonce": lambda c: c.update(nonce="x"),
    "no nonce": lambda c: c.pop("nonce") and None,
    "too old": lambda c: c.update(exp=NOW - 3600),
    "of the future": lambda c: c.update(iat=NOW + 3600),
    "no end": lambda c: c.pop("exp") and None,
    "an end that is no number": lambda c: c.update(exp=True),
    "no subject": lambda c: c.update(sub=""),
    "another key": lambda c: token(c, OTHER),
    "an unknown key": lambda c: token(c, kid="k9"),
    "a key that does not sign": lambda c: token(c, kid="k2"),
    "no signature wanted": lambda c: token(c, alg="none"),
    "a shared secret": lambda c: token(c, alg="HS256"),
    "changed after signing": lambda c: _changed(token(c)),
    "two parts": lambda c: ".".join(token(c).split(".")[:2]),
    "noise": lambda c: "a.b.c",
}


@pytest.mark.parametrize("what", sorted(SPOILED))
def test_a_token_that_proves_nothing_signs_nobody_on(what: str) -> None:
    with pytest.raises(SignOnRefused):
        finish(SPOILED[what])


def _changed(made: str) -> str:
    head, body, signature = made.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    return f"{head}.{_coded(json.dumps({**claims, 'sub': 's-2'}).encode())}.{signature}"


def test_userinfo_of_another_subject_signs_nobody_on() -> None:
    with pytest.raises(SignOnRefused):
        finish(lambda claims: None, subject="s-2")


@pytest.mark.parametrize(
    "query", ["code=c&state=x", "code=c", "state={state}", "error=access_denied&state={state}", ""]
)
def test_a_return_that_is_not_ours_is_not_followed(query: str) -> None:
    sign_on = played()
    started: Started = sign_on.begin()
    with pytest.raises(SignOnRefused):
        sign_on.finish(started, f"{REDIRECT}?{query.format(state=started.state)}")
