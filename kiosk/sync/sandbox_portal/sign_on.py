"""Sign-on (VNConnect): OpenID Connect with the authorization code flow, for one invented person who always consents."""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, route, say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

CLIENT, SECRET = "kiosk-thu-nghiem", "bi-mat-dang-nhap"
CODE_SECONDS, TOKEN_SECONDS = 60.0, 3600.0

# Nobody has this number: no province has the code 099.
PERSON: Json = {
    "sub": "tn-000011",
    "TechID": "tn-000011",
    "LoaiTaiKhoan": "1",
    "SoDinhDanh": "099085000011",
    "HoVaTen": "Nguyễn Văn Mẫu",
    "NgayThangNamSinh": "19850101",
    "GioiTinh": 1,
    "QuocTich": "VN",
    "ThuongTru": "Số 1, tổ 2, phường Hoa Mẫu",
    "ThuDienTu": "",
    "SoDienThoai": "0900000000",
    "loAs": "LoA3",
    "TrangThai": "1",
}


@dataclass(slots=True)
class _Grant:
    """What a code stands for, until it is used."""

    redirect: str
    nonce: str
    challenge: str
    until: float


class SignOn:
    """Codes and tokens are lost with the process; the signing key stays, as the world has seen its other half."""

    def __init__(self, folder: Path, person: Json | None = None, redirects: tuple[str, ...] = ()) -> None:
        """redirects: registered addresses, whole; none: any on this machine."""
        self._key_file, self.person, self._redirects = folder / "dang-nhap.pem", person or PERSON, redirects
        self._grants: dict[str, _Grant] = {}
        self._tokens: dict[str, float] = {}
        self._lock = threading.Lock()

    def routes(self) -> list[Route]:
        return [
            route("GET", "/.well-known/openid-configuration", "sso", "sso.discovery", self._discovery),
            route("GET", "/oauth2/jwks", "sso", "sso.jwks", self._jwks),
            route("GET", "/oauth2/authorize", "sso", "sso.authorize", self._authorize),
            route("POST", "/oauth2/token", "sso", "sso.token", self._token),
            route("GET", "/oauth2/userinfo", "sso", "sso.userinfo", self._user),
            route("POST", "/oauth2/userinfo", "sso", "sso.userinfo", self._user),
            route("POST", "/oauth2/introspect", "sso", "sso.introspect", self._introspect),
            route("POST", "/oauth2/revoke", "sso", "sso.revoke", self._revoke),
            route("GET", "/oidc/logout", "sso", "sso.logout", self._log_out),
        ]

    def _discovery(self, request: Request) -> Reply:
        at = request.address
        return say(
            {
                "issuer": at,
                "authorization_endpoint": f"{at}/oauth2/authorize",
                "token_endpoint": f"{at}/oauth2/token",
                "userinfo_endpoint": f"{at}/oauth2/userinfo",
                "introspection_endpoint": f"{at}/oauth2/introspect",
                "revocation_endpoint": f"{at}/oauth2/revoke",
                "end_session_endpoint": f"{at}/oidc/logout",
                "jwks_uri": f"{at}/oauth2/jwks",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "scopes_supported": ["openid"],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
                "acr_values_supported": ["LoA1", "LoA2", "LoA3"],
            }
        )

    def _authorize(self, request: Request) -> Reply:
        """The invented person consents at once. Never sends anybody to an address that is not registered."""
        asked = request.query
        redirect = asked.get("redirect_uri", "")
        if asked.get("client_id") != CLIENT or not self._registered(redirect):
            return say({"error": "invalid_request"}, HTTPStatus.BAD_REQUEST)
        if asked.get("response_type") != "code" or "openid" not in asked.get("scope", "").split():
            return _back(redirect, {"error": "invalid_request", "state": asked.get("state", "")})
        if asked.get("code_challenge") and asked.get("code_challenge_method") != "S256":
            return _back(redirect, {"error": "invalid_request", "state": asked.get("state", "")})
        code, until = secrets.token_urlsafe(24), time.monotonic() + CODE_SECONDS
        with self._lock:
            self._grants[code] = _Grant(redirect, asked.get("nonce", ""), asked.get("code_challenge", ""), until)
        return _back(redirect, {"code": code, "state": asked.get("state", "")})

    def _registered(self, redirect: str) -> bool:
        if self._redirects:
            return redirect in self._redirects
        parts = urlsplit(redirect)
        return parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost") and not parts.fragment

    def _token(self, request: Request) -> Reply:
        form = request.form()
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
        scheme, _, basic = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "basic":
            try:
                client, _, secret = base64.b64decode(basic, validate=True).decode().partition(":")
            except ValueError:
                client = ""
        if client != CLIENT or not secrets.compare_digest(secret.encode(), SECRET.encode()):
            return say({"error": "invalid_client"}, HTTPStatus.UNAUTHORIZED)
        if form.get("grant_type") != "authorization_code":
            return say({"error": "unsupported_grant_type"}, HTTPStatus.BAD_REQUEST)
        with self._lock:
            grant = self._grants.pop(form.get("code", ""), None)  # a code opens once
        if not grant or grant.until < time.monotonic() or grant.redirect != form.get("redirect_uri"):
            return say({"error": "invalid_grant"}, HTTPStatus.BAD_REQUEST)
        if grant.challenge and _s256(form.get("code_verifier", "")) != grant.challenge:
            return say({"error": "invalid_grant"}, HTTPStatus.BAD_REQUEST)
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._tokens[token] = time.time() + TOKEN_SECONDS
        signed = self._id_token(request.address, grant.nonce)
        issued = {"access_token": token, "token_type": "Bearer", "expires_in": int(TOKEN_SECONDS), "scope": "openid"}
        return say({**issued, "id_token": signed}, Cache_Control="no-store")

    def _user(self, request: Request) -> Reply:
        if not self._known(request.bearer):
            return say({"error": "invalid_token"}, HTTPStatus.UNAUTHORIZED, WWW_Authenticate="Bearer")
        return say(self.person)

    def _introspect(self, request: Request) -> Reply:
        """The caller shows a good token of its own."""
        if not self._known(request.bearer):
            return say({"error": "invalid_token"}, HTTPStatus.UNAUTHORIZED, WWW_Authenticate="Bearer")
        with self._lock:
            until = self._tokens.get(request.form().get("token", ""), 0.0)
        if until <= time.time():
            return say({"active": False})
        return say({"active": True, "client_id": CLIENT, "exp": int(until), "sub": self.person["sub"]})

    def _revoke(self, request: Request) -> Reply:
        form = request.form()
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return say({"error": "invalid_client"}, HTTPStatus.UNAUTHORIZED)
        with self._lock:
            self._tokens.pop(form.get("token", ""), None)
        return say({})

    def _log_out(self, request: Request) -> Reply:
        """A shared machine must end the session of each citizen."""
        with self._lock:
            self._tokens.clear()
        to = request.query.get("post_logout_redirect_uri", "")
        return _back(to, {}) if self._registered(to) else say({"ended": True})

    def _known(self, token: str) -> bool:
        with self._lock:
            return self._tokens.get(token, 0.0) > time.time()

    # Signing -------------------------------------------------------------------------------------------------

    @cached_property
    def _key(self) -> "RSAPrivateKey":
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import rsa

        with self._lock:
            try:
                held = serialization.load_pem_private_key(self._key_file.read_bytes(), None)
            except FileNotFoundError:
                held = rsa.generate_private_key(65537, 2048)
                form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
                self._key_file.touch(0o600)
                self._key_file.write_bytes(held.private_bytes(serialization.Encoding.PEM, form, plain))
        assert isinstance(held, rsa.RSAPrivateKey)  # noqa: S101 - we wrote it
        return held

    @property
    def _key_id(self) -> str:
        return hashlib.sha256(_number(self._key.public_key().public_numbers().n).encode()).hexdigest()[:16]

    def _jwks(self, _: Request) -> Reply:
        numbers = self._key.public_key().public_numbers()
        shape = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self._key_id}
        return say({"keys": [{**shape, "n": _number(numbers.n), "e": _number(numbers.e)}]})

    def _id_token(self, issuer: str, nonce: str) -> str:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding

        now = int(time.time())
        claims: Json = {"iss": issuer, "aud": CLIENT, "iat": now, "exp": now + int(TOKEN_SECONDS), "acr": "LoA3"}
        claims |= {name: self.person[name] for name in ("sub", "TechID", "LoaiTaiKhoan") if name in self.person}
        claims |= {"nonce": nonce} if nonce else {}
        head = {"alg": "RS256", "typ": "JWT", "kid": self._key_id}
        said = ".".join(_base64(json.dumps(part).encode()) for part in (head, claims))
        return f"{said}.{_base64(self._key.sign(said.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def _back(redirect: str, told: dict[str, str]) -> Reply:
    told = {name: value for name, value in told.items() if value}
    joint = "&" if urlsplit(redirect).query else "?"
    address = redirect + (joint + urlencode(told) if told else "")
    return Reply(HTTPStatus.FOUND, b"", "text/html", {"Location": address, "Cache-Control": "no-store"})


def _s256(verifier: str) -> str:
    return _base64(hashlib.sha256(verifier.encode()).digest())


def _number(value: int) -> str:
    return _base64(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
