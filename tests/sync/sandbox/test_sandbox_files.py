"""The file service spoken by hand: by digest, resumable, as a form, as an S3-compatible store."""

import base64
import hashlib
import hmac
import os
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
from sandbox_samples import DIGEST, PDF, dossier, mapi

from kiosk.sync.sandbox_portal.multipart import read_parts
from kiosk.sync.sandbox_portal.server import SandboxServer
from kiosk.sync.sandbox_portal.sigv4 import NotSigned, check

TUS = {"Tus-Resumable": "1.0.0"}
APPEND = {**TUS, "Content-Type": "application/offset+octet-stream"}
BIG = os.urandom(300_000)


def begin(web: httpx.Client, content: bytes, announced: str = "") -> str:
    pairs = {"filename": "Tờ khai.pdf", "sha256": announced or hashlib.sha256(content).hexdigest()}
    told = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in pairs.items())
    made = web.post("/tus", headers={**TUS, "Upload-Length": str(len(content)), "Upload-Metadata": told})
    assert made.status_code == 201
    return made.headers["Location"]


def append(web: httpx.Client, at: str, content: bytes | Iterator[bytes], offset: int, **more: str) -> httpx.Response:
    headers = {**APPEND, "Upload-Offset": str(offset)} | {k.replace("_", "-"): v for k, v in more.items()}
    return web.patch(at, content=content, headers=headers)


# tus -------------------------------------------------------------------------------------------------------------


def test_an_upload_in_pieces_becomes_a_file(web: httpx.Client, sandbox: SandboxServer) -> None:
    at = begin(web, BIG)
    for start in range(0, len(BIG), 100_000):
        assert web.head(at, headers=TUS).headers["Upload-Offset"] == str(start)
        assert append(web, at, BIG[start : start + 100_000], start).status_code == 204
    whole = web.head(at, headers=TUS).headers
    assert (whole["Upload-Offset"], whole["X-Content-SHA256"]) == (str(len(BIG)), hashlib.sha256(BIG).hexdigest())
    assert web.get(at).content == BIG
    assert sandbox.puts == 1
    answer = mapi(web, "DongBoHoSoMC", isUpdating="False", data=[dossier(at)])
    assert answer["error_code"] == "0", "the upload's address is a link"
    assert not list((sandbox.archive._files.parent / "dang-tai").iterdir())


def test_a_dossier_cannot_link_to_half_an_upload(web: httpx.Client) -> None:
    at = begin(web, BIG)
    append(web, at, BIG[:1000], 0)
    answer = mapi(web, "DongBoHoSoMC", isUpdating="False", data=[dossier(at)])
    assert "không tải được tệp" in answer["message"]
    assert web.get(at).status_code == 404


def test_chunks_without_a_length_are_taken(web: httpx.Client) -> None:
    at = begin(web, BIG)
    assert append(web, at, iter([BIG[:7], BIG[7:70_000], BIG[70_000:]]), 0).status_code == 204
    assert web.get(at).content == BIG


def test_offsets_versions_types_and_sizes_are_held_to(web: httpx.Client) -> None:
    at = begin(web, PDF)
    assert append(web, at, PDF, 5).status_code == 409
    assert append(web, at, PDF + b"!", 0).status_code == 413
    assert web.head(at, headers=TUS).headers["Upload-Offset"] == "0", "what was too long is taken back"
    assert web.patch(at, content=PDF, headers={**TUS, "Upload-Offset": "0"}).status_code == 415
    assert web.head(at).status_code == 412
    assert web.post("/tus", headers={**TUS, "Upload-Length": "-1"}).status_code == 400
    assert web.post("/tus", headers={**TUS, "Upload-Length": str(10**12)}).status_code == 413
    assert append(web, "/tus/khac", PDF, 0).status_code == 404
    assert "checksum" in web.options("/tus").headers["Tus-Extension"]


def test_a_checksum_guards_each_piece_and_the_digest_the_whole(web: httpx.Client) -> None:
    at = begin(web, PDF)
    right = f"sha256 {base64.b64encode(hashlib.sha256(PDF[:5]).digest()).decode()}"
    assert append(web, at, PDF[5:10], 0, Upload_Checksum=right).status_code == 460
    assert append(web, at, PDF[:5], 0, Upload_Checksum="crc32 AAAA").status_code == 400
    assert append(web, at, PDF[:5], 0, Upload_Checksum=right).headers["Upload-Offset"] == "5"
    assert append(web, at, PDF[5:], 5).status_code == 204
    other = begin(web, PDF, announced=hashlib.sha256(b"other").hexdigest())
    assert append(web, other, PDF, 0).status_code == 460
    assert web.head(other, headers=TUS).status_code == 404


def test_an_upload_is_ended_and_an_empty_one_is_whole_at_once(web: httpx.Client) -> None:
    at = begin(web, PDF)
    assert web.delete(at, headers=TUS).status_code == 204
    assert web.head(at, headers=TUS).status_code == 404
    assert web.get(begin(web, b"")).content == b""


def test_an_upload_damaged_on_the_disk_is_gone(web: httpx.Client, sandbox: SandboxServer) -> None:
    at = begin(web, PDF)
    append(web, at, PDF, 0)
    (sandbox.archive._files / DIGEST).write_bytes(PDF[:5])
    assert web.head(at, headers=TUS).status_code == 410


# Form and digest -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [PDF, b"", BIG, b"\r\n--x\r\n--", b"\r\n" * 40_000])
def test_a_form_brings_a_file_and_gets_its_link(web: httpx.Client, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    files = {"file": ("Giấy chứng sinh.pdf", content, "application/pdf")}
    answer = web.post("/tep", data={"sha256": digest}, files=files)
    assert (answer.status_code, answer.json()["sha256"], answer.json()["size"]) == (201, digest, len(content))
    held = web.get(answer.json()["link"])
    assert held.content == content
    assert held.headers["Content-Disposition"].endswith("Gi%E1%BA%A5y%20ch%E1%BB%A9ng%20sinh.pdf")


def test_a_form_that_is_cut_or_lies_is_refused(web: httpx.Client, sandbox: SandboxServer) -> None:
    files = {"file": ("a.pdf", PDF, "application/pdf")}
    assert web.post("/tep", data={"sha256": "0" * 64}, files=files).status_code == 422
    assert web.post("/tep", data={"x": "1"}).status_code == 400
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    assert web.post("/tep", content=head + PDF, headers=kind).status_code == 400
    assert sandbox.files.shelf.all() == []
    assert not list((sandbox.archive._files.parent / "dang-tai").iterdir())


def test_part_of_a_file_is_fetched(web: httpx.Client) -> None:
    web.put(f"/tep/{DIGEST}", content=PDF)
    part = web.get(f"/tep/{DIGEST}", headers={"Range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, PDF[2:6])
    assert part.headers["Content-Range"] == f"bytes 2-5/{len(PDF)}"


def test_the_same_bytes_under_two_names_are_two_files_and_kept_once(web: httpx.Client, sandbox: SandboxServer) -> None:
    first, second = begin(web, PDF), begin(web, PDF)
    assert append(web, first, PDF, 0).status_code == append(web, second, PDF, 0).status_code == 204
    assert web.get(first).content == web.get(second).content == PDF
    assert [path.name for path in sandbox.archive._files.iterdir()] == [DIGEST]


# S3 --------------------------------------------------------------------------------------------------------------

AWS_KEY, AWS_SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
EMPTY = hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize(
    ("method", "path", "more", "signature"),
    [
        # The examples of the maker's own description of the procedure.
        (
            "GET",
            "/test.txt",
            {"range": "bytes=0-9"},
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        (
            "PUT",
            "/test%24file.text",
            {
                "date": "Fri, 24 May 2013 00:00:00 GMT",
                "x-amz-storage-class": "REDUCED_REDUNDANCY",
                "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
            },
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        ),
    ],
)
def test_published_signatures_hold(method: str, path: str, more: dict[str, str], signature: str) -> None:
    headers = {"x-amz-content-sha256": EMPTY, "x-amz-date": "20130524T000000Z", **more}
    headers["host"] = "examplebucket.s3.amazonaws.com"
    scope = f"{AWS_KEY}/20130524/us-east-1/s3/aws4_request"
    signed = ";".join(sorted(headers))
    told = f"AWS4-HMAC-SHA256 Credential={scope},SignedHeaders={signed},Signature={signature}"
    headers["Authorization"] = told
    then = datetime(2013, 5, 24, tzinfo=UTC)
    assert check(method, path, "", headers, AWS_KEY, AWS_SECRET, then) == headers["x-amz-content-sha256"]
    with pytest.raises(NotSigned, match="SignatureDoesNotMatch"):
        check(method, path + "x", "", headers, AWS_KEY, AWS_SECRET, then)
    with pytest.raises(NotSigned, match="RequestTimeTooSkewed"):
        check(method, path, "", headers, AWS_KEY, AWS_SECRET, datetime(2013, 5, 25, tzinfo=UTC))


def s3_headers(web: httpx.Client, path: str, content: bytes, key_word: str = "bi-mat-thu-nghiem") -> dict[str, str]:
    stamp, digest = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}", hashlib.sha256(content).hexdigest()
    host = web.base_url.netloc.decode()
    canonical = f"PUT\n{path}\n\nhost:{host}\nx-amz-content-sha256:{digest}\nx-amz-date:{stamp}\n\n"
    canonical += f"host;x-amz-content-sha256;x-amz-date\n{digest}"
    scope = f"{stamp[:8]}/vn/s3/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    key = b"AWS4" + key_word.encode()
    for word in (stamp[:8], "vn", "s3", "aws4_request"):
        key = hmac.new(key, word.encode(), "sha256").digest()
    signature = hmac.new(key, text.encode(), "sha256").hexdigest()
    told = (
        f"Credential=KHOATHUNGHIEM/{scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}"
    )
    return {
        "x-amz-date": stamp,
        "x-amz-content-sha256": digest,
        "Authorization": f"AWS4-HMAC-SHA256 {told}",
    }


def test_a_signed_put_is_kept_and_a_link(web: httpx.Client) -> None:
    path = "/s3/tep-ho-so/2026/11/t%E1%BB%9D%20khai.pdf"
    answer = web.put(path, content=PDF, headers=s3_headers(web, path, PDF))
    assert (answer.status_code, answer.headers["ETag"]) == (200, f'"{hashlib.md5(PDF).hexdigest()}"')  # noqa: S324
    assert web.get(path).content == PDF
    link = f"{web.base_url}{path}"
    assert mapi(web, "DongBoHoSoMC", isUpdating="False", data=[dossier(link)])["error_code"] == "0"


def test_what_is_not_signed_or_other_bytes_is_refused(web: httpx.Client) -> None:
    path = "/s3/tep-ho-so/a.pdf"
    assert "AccessDenied" in web.put(path, content=PDF).text
    assert "SignatureDoesNotMatch" in web.put(path, content=PDF, headers=s3_headers(web, path, PDF, "sai")).text
    other = web.put(path, content=PDF + b"!", headers=s3_headers(web, path, PDF))
    assert (other.status_code, "XAmzContentSHA256Mismatch" in other.text) == (400, True)
    assert "NoSuchBucket" in web.put("/s3/khac/a.pdf", content=PDF, headers=s3_headers(web, path, PDF)).text
    assert web.get(path).status_code == 404


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000])
def test_a_form_is_read_the_same_however_it_is_cut_up(size: int) -> None:
    content = b"\r\n--" + b"-" * 90 + b"\r\n--b\r" + bytes(range(256)) + b"\r\n"
    body = b'lead\r\n--bound\r\nContent-Disposition: form-data; name="sha256"\r\n\r\n\r\n--bound\r\n'
    body += b'Content-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: x/y\r\n\r\n' + content
    body += b"\r\n--bound--\r\ntrail"
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    parts = [(p.name, p.file_name, b"".join(c)) for p, c in read_parts("multipart/form-data; boundary=bound", pieces)]
    assert parts == [("sha256", "", b""), ("file", "a", content)]
