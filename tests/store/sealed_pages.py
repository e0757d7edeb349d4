"""What stands in the pages of an encrypted database and of its log, live or not, once one has the key."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, RESERVED, IV = 4096, 16, 80, 16
LOG_HEAD, FRAME_HEAD = 32, 24


def plain_pages(database: Path, key: bytes) -> bytes:
    """Every page of the database, then every frame of its log: free pages, old frames and slack too.

    A page of SQLCipher 4 under a raw key: AES-256-CBC; at its end 80 bytes, which begin with the vector. The first
    one begins with 16 bytes of salt in the clear.
    """
    pages = database.read_bytes()
    found = [_open(pages[at : at + PAGE], key, SALT if at == 0 else 0) for at in range(0, len(pages), PAGE)]
    log = database.with_name(database.name + "-wal")
    frames = log.read_bytes()[LOG_HEAD:] if log.exists() else b""
    for at in range(0, len(frames) - FRAME_HEAD - PAGE + 1, FRAME_HEAD + PAGE):
        first = int.from_bytes(frames[at : at + 4], "big") == 1
        found.append(_open(frames[at + FRAME_HEAD : at + FRAME_HEAD + PAGE], key, SALT if first else 0))
    return b"".join(found)


def _open(page: bytes, key: bytes, skip: int) -> bytes:
    vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    opener = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return opener.update(page[skip : PAGE - RESERVED]) + opener.finalize()
