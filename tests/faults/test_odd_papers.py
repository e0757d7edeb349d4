"""T14: the same bytes twice, nothing at all, a very large paper, and names that lead out of a folder."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.domain.errors import AttachmentCorrupt
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import ScannedPage
from kiosk.services import submission
from kiosk.services.attaching import attach
from kiosk.store import blobs, sealed_stream
from kiosk.store.opening import Store
from kiosk.store.sealed_stream import CHUNK, HEADER
from kiosk.sync.sandbox_portal.archive import papers_of
from tests.faults.sending import opened, send, serving
from tests.services.visit import PAGE, PlainPaper, filled_draft, submit

NAMES = ["Tờ khai đăng ký", "../../../etc/đơn 📄.pdf", "C:\\nul", "x" * 300]
LARGE = 50 << 20  # bytes


@dataclass
class Bound(PlainPaper):
    content: bytes

    def bind(self, pages: Sequence[ScannedPage]) -> bytes:
        return self.content


def arrived(folder: Path, papers: list[tuple[str, bytes]]) -> list[tuple[str, str]]:
    """A dossier of these papers is received and sent. What the Portal then has: names, and digests that are true."""
    with opened(folder / "centre") as store:
        draft = filled_draft(store.unit_of_work)
        for number, (name, content) in enumerate(papers, 1):
            document = RequiredDocument(f"{number:02}", "", name, 1, 0)
            attach(draft.id, document, [PAGE], Bound(content), store.attachments, store.unit_of_work)
        submit(draft.id, store.unit_of_work)
    with serving(folder / "cong") as sandbox:
        send(folder / "centre", sandbox.address, lambda _: None)
        [held] = sandbox.archive.all()
        checks = {check.link: check for check in sandbox.archive.check_papers(held)}
        told = [(paper.name, checks[paper.link]) for paper in papers_of(held.dossier)]
    return [(name, check.digest) for name, check in told if check.digest_ok]


def wanted(papers: list[tuple[str, bytes]]) -> list[tuple[str, str]]:
    return [(name, hashlib.sha256(content).hexdigest()) for name, content in papers]


def sealed_files(folder: Path) -> list[Path]:
    return [path for path in (folder / "centre" / "store" / "attachments").rglob("*") if path.is_file()]


def test_the_same_bytes_in_two_slots_are_kept_once_and_arrive_twice(tmp_path: Path) -> None:
    papers = [("Tờ khai", b"the same"), ("Bản sao", b"the same"), ("Khác", b"another")]
    assert arrived(tmp_path, papers) == wanted(papers)
    assert len(sealed_files(tmp_path)) == 2


def test_control_a_dossier_that_names_each_file_once_lacks_a_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = submission._submission

    def by_digest(*given: object) -> submission.Submission:
        told = honest(*given)  # type: ignore[arg-type]
        return replace(told, files=tuple({file.digest: file for file in told.files}.values()))

    monkeypatch.setattr(submission, "_submission", by_digest)
    papers = [("Tờ khai", b"the same"), ("Bản sao", b"the same")]
    assert arrived(tmp_path, papers) != wanted(papers)


def test_names_of_any_kind_arrive_and_never_become_a_path(tmp_path: Path) -> None:
    papers = [(name, name.encode()) for name in NAMES]
    assert arrived(tmp_path / "in", papers) == wanted(papers)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert {path.name.partition(".")[0] for path in sealed_files(tmp_path / "in")} == {d for _, d in wanted(papers)}


def kept(store: Store, content: bytes) -> str:
    """The digest of a paper that was put."""
    return store.attachments.put(content, filled_draft(store.unit_of_work).id)


def sent(store: Store, digest: str) -> bytes:
    """As it is read while it goes out. Raises AttachmentCorrupt."""
    return b"".join(store.attachments.pieces(digest))


@pytest.mark.parametrize("size", [0, LARGE])
def test_an_empty_and_a_very_large_paper_are_kept_whole(tmp_path: Path, size: int) -> None:
    content = os.urandom(CHUNK) * (size // CHUNK)
    with opened(tmp_path) as store:
        assert sent(store, kept(store, content)) == content


def test_control_an_empty_paper_without_a_chunk_of_its_own_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blobs, "seal", lambda content, key: list(sealed_stream.seal(content, key))[:1])
    with opened(tmp_path) as store:
        digest = kept(store, b"")
        with pytest.raises(AttachmentCorrupt, match="seal"):
            sent(store, digest)


def without_its_middle(store: Store) -> str:
    """The digest of a paper of three chunks, of whose file the second was cut out."""
    digest, step = kept(store, os.urandom(3 * CHUNK)), CHUNK + sealed_stream.TAG
    [path] = store.attachments.copies(digest)
    whole = path.read_bytes()
    path.write_bytes(whole[: HEADER.size + step] + whole[HEADER.size + 2 * step :])
    return digest


def test_a_large_paper_that_lost_its_middle_does_not_go_out(tmp_path: Path) -> None:
    with opened(tmp_path) as store, pytest.raises(AttachmentCorrupt, match="seal"):
        sent(store, without_its_middle(store))


def test_control_chunks_that_are_not_counted_go_out_without_the_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_stream, "_nonce", lambda prefix, number, last: bytes(12))
    with opened(tmp_path) as store:
        assert len(sent(store, without_its_middle(store))) == 2 * CHUNK
