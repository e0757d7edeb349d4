"""A file leaves the store a piece at a time, from any offset, and never a piece that was changed."""

import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.errors import AttachmentCorrupt
from kiosk.store.sealed_stream import CHUNK, HEADER, TAG, seal, unseal, unseal_pieces

KEY = b"k" * 32
LENGTHS = st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 7])


@given(LENGTHS, st.integers(0, 2 * CHUNK + 20))
@settings(max_examples=30, deadline=None)
def test_from_any_offset_to_the_end(length: int, offset: int) -> None:
    content = bytes(i % 251 for i in range(64)) * (length // 64 + 1)
    content = content[:length]
    sealed = b"".join(seal(content, KEY))
    pieces = list(unseal_pieces(io.BytesIO(sealed), KEY, offset=offset))
    assert b"".join(pieces) == content[offset:]
    assert all(0 < len(piece) <= CHUNK for piece in pieces)
    assert unseal(sealed, KEY) == content


@pytest.mark.parametrize(
    "spoil",
    [
        lambda s: s[:-1],
        lambda s: s[: HEADER.size + CHUNK + TAG],  # the last piece is gone
        lambda s: s + b"x",
        lambda s: s[:-3] + bytes([s[-3] ^ 1]) + s[-2:],
        lambda s: s[: HEADER.size],
        lambda s: s[:5],
    ],
)
def test_a_changed_end_is_found_out_also_from_behind_it(spoil: "object") -> None:
    sealed = spoil(b"".join(seal(b"a" * (CHUNK + 9), KEY)))  # type: ignore[operator]
    for offset in (0, CHUNK, 10 * CHUNK):
        with pytest.raises(AttachmentCorrupt):
            list(unseal_pieces(io.BytesIO(sealed), KEY, offset=offset))


def test_twenty_megabytes_pass_through_little_memory() -> None:
    sealed = io.BytesIO(b"".join(seal(b"a" * (20 * CHUNK), KEY)))
    tracemalloc.start()
    assert sum(len(piece) for piece in unseal_pieces(sealed, KEY)) == 20 * CHUNK
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * CHUNK
