"""Sign-on through the Portal (VNConnect): OpenID Connect, authorization code with PKCE.

`begin` names the page, `finish` believes what came back only when state, nonce, signature, issuer, audience and times
are right, `end` takes the token back and names the page that ends the session there: a kiosk's browser is everybody's.
Sources: OpenID Connect Core 1.0, sections 3.1.3.7 and 5.3; RFC 7636; RFC 7515; RFC 7009.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.domain.errors import PortalAnswerUnreadable, ResourceBroken, SignOnRefused
from kiosk.sync.http import HttpLine, read_json
from kiosk.sync.wire.person import SignedOnPerson

LEEWAY = 60.0  # seconds that two clocks may differ
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}


class SignOnPlaces(BaseModel):
    """resources/portal/sign-on.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    issuer: str
    authorize: str
    token: str
    userinfo: str
    jwks: str
    revoke: str
    end_session: str
    scope: str = "openid"
    acr_values: str = ""
    userinfo_method: Literal["GET", "POST"] = "POST"


def load_places(folder: Path) -> SignOnPlaces:
    """Raises ResourceBroken."""
    try:
        return SignOnPlaces(**tomllib.loads((folder / "sign-on.toml").read_text("utf-8")))
    except (OSError, ValueError, ValidationError) as exc:
        raise ResourceBroken("portal/sign-on.toml") from exc


@dataclass(frozen=True, slots=True)
class Client:
    """Who we are to the sign-on. One redirect address is registered for each client."""

    id: str
    secret: str = field(repr=False)
    redirect: str


@dataclass(frozen=True, slots=True)
class Started:
    """A sign-on under way: kept in memory until the browser comes back, never stored."""

    url: str = field(repr=False)
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedOn:
    person: SignedOnPerson = field(repr=False)
    access_token: str = field(repr=False)
    id_token: str = field(repr=False)


class SignOn:
    """Every method that asks something raises PortalError."""

    def __init__(
        self, places: SignOnPlaces, client: Client, line: HttpLine, now: Callable[[], float] = time.time
    ) -> None:
        self._places, self._client, self._line, self._now = places, client, line, now
        self._keys: dict[str, Mapping[str, object]] = {}

    def begin(self) -> Started:
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        asked = {
            "response_type": "code",
            "client_id": self._client.id,
            "redirect_uri": self._client.redirect,
            "scope": self._places.scope,
            "state": state,
            "nonce": nonce,
            "code_challenge": _base64url(hashlib.sha256(verifier.encode()).digest()),
            "code_challenge_method": "S256",
            "prompt": "login",  # whoever stood here before must not be signed on again
        }
        if self._places.acr_values:
            asked["acr_values"] = self._places.acr_values
        return Started(f"{self._places.authorize}?{urlencode(asked)}", state, nonce, verifier)

    def finish(self, started: Started, returned_to: str) -> SignedOn:
        """returned_to: the address the browser came back to. Raises SignOnRefused, PortalError."""
        told = parse_qs(urlsplit(returned_to).query)
        state, code = told.get("state", [""])[0], told.get("code", [""])[0]
        if not hmac.compare_digest(state.encode(), started.state.encode()):
            raise SignOnRefused("state")
        if not code:
            raise SignOnRefused("no code")
        tokens = self._token(code, started.verifier)
        access, signed = tokens.get("access_token"), tokens.get("id_token")
        if not isinstance(access, str) or not isinstance(signed, str):
            raise PortalAnswerUnreadable("tokens")
        subject = self._subject(signed, started.nonce)
        person = self._person(access)
        if person.subject != subject:
            raise SignOnRefused("userinfo of another subject")
        return SignedOn(person, access, signed)

    def end(self, signed_on: SignedOn) -> str:
        """Take the token back; the answer is the page that ends the session at the sign-on."""
        form = {"token": signed_on.access_token, "token_type_hint": "access_token", **self._credentials()}
        self._line.exchange("POST", self._places.revoke, urlencode(form).encode(), FORM)
        query = {"id_token_hint": signed_on.id_token, "post_logout_redirect_uri": self._client.redirect}
        return f"{self._places.end_session}?{urlencode(query)}"

    # Exchange ------------------------------------------------------------------------------------------------

    def _credentials(self) -> dict[str, str]:
        return {"client_id": self._client.id, "client_secret": self._client.secret}

    def _token(self, code: str, verifier: str) -> dict[str, object]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._client.redirect,
            "code_verifier": verifier,
            **self._credentials(),
        }
        answer = self._line.exchange("POST", self._places.token, urlencode(form).encode(), FORM)
        if answer.status in (400, 401):
            raise SignOnRefused(f"token HTTP {answer.status}")
        return read_json(answer)

    def _person(self, access: str) -> SignedOnPerson:
        headers = {"Authorization": f"Bearer {access}", "Accept": "application/json"}
        answer = read_json(self._line.exchange(self._places.userinfo_method, self._places.userinfo, b"", headers))
        return SignedOnPerson.model_validate(answer)

    # The id token --------------------------------------------------------------------------------------------

    def _subject(self, signed: str, nonce: str) -> str:
        """`sub` of a token that is signed by the sign-on, for us, now, and for this very beginning."""
        header, claims = _parts(signed)
        self._verify(signed, header)
        audience = claims.get("aud")
        meant = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != self._places.issuer:
            raise SignOnRefused("issuer")
        if self._client.id not in meant or claims.get("azp", self._client.id) != self._client.id:
            raise SignOnRefused("audience")
        if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
            raise SignOnRefused("nonce")
        now, until, since = self._now(), _number(claims.get("exp")), _number(claims.get("iat"))
        if until is None or since is None or now > until + LEEWAY or since > now + LEEWAY:
            raise SignOnRefused("time")
        subject = claims.get("sub")
        if not isinstance(subject, str) or not subject:
            raise SignOnRefused("no subject")
        return subject

    def _verify(self, signed: str, header: Mapping[str, object]) -> None:
        """RS256 only: a token may not choose how it is checked. Raises SignOnRefused."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding, rsa

        if header.get("alg") != "RS256":
            raise SignOnRefused("alg")
        key = self._key(str(header.get("kid", "")))
        message, _, signature = signed.rpartition(".")
        try:
            public = rsa.RSAPublicNumbers(_integer(key.get("e")), _integer(key.get("n"))).public_key()
            public.verify(_unbase64url(signature), message.encode(), padding.PKCS1v15(), hashes.SHA256())
        except (InvalidSignature, ValueError):
            raise SignOnRefused("signature") from None

    def _key(self, kid: str) -> Mapping[str, object]:
        """Fetched once, and again for a key not known yet: the sign-on changes its keys. Raises SignOnRefused."""
        if kid not in self._keys:
            listed = read_json(self._line.exchange("GET", self._places.jwks, headers={"Accept": "application/json"}))
            keys = listed.get("keys")
            rows = keys if isinstance(keys, list) else []
            self._keys = {str(row.get("kid", "")): row for row in rows if isinstance(row, dict) and _signs(row)}
        if kid not in self._keys:
            raise SignOnRefused("unknown key")
        return self._keys[kid]


def _signs(key: Mapping[str, object]) -> bool:
    return key.get("kty") == "RSA" and key.get("use", "sig") == "sig" and key.get("alg", "RS256") == "RS256"


def _parts(signed: str) -> tuple[dict[str, object], dict[str, object]]:
    """Header and claims. Raises SignOnRefused."""
    pieces = signed.split(".")
    try:
        if len(pieces) != 3:
            raise ValueError("three parts")
        header, claims = (json.loads(_unbase64url(piece)) for piece in pieces[:2])
        if not isinstance(header, dict) or not isinstance(claims, dict):
            raise ValueError("objects")
    except (ValueError, RecursionError):
        raise SignOnRefused("not a token") from None
    return header, claims


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _integer(value: object) -> int:
    return int.from_bytes(_unbase64url(str(value or "")), "big")


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _unbase64url(text: str) -> bytes:
    """Raises ValueError."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as exc:
        raise ValueError("base64url") from exc
