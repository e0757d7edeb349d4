"""A Portal a long way off: it takes everything, and each answer needs 100 ms. `python -m benchmarks.far_portal`.

Prints its port, then serves until standard input ends. Only as much of profile P1 as a dossier without files needs.
"""

import asyncio
import json
import sys

SECONDS = 0.1


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One keep-alive connection."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = next(
                (
                    int(line.split(b":")[1])
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"content-length")
                ),
                0,
            )
            told = json.loads(await reader.readexactly(length)) if length else {}
            await asyncio.sleep(SECONDS)
            body = json.dumps(_said(told)).encode()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body))
            writer.write(body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def _said(told: dict[str, object]) -> dict[str, object]:
    if "service" not in told:
        return {"error_code": "0", "session": "s", "message": "Thành công"}
    if told["service"] == "TraCuuHoSo":
        record = {"MaHoSo": told["mahoso"], "MaTrangThai": "2", "TrangThaiHoSo": "Được tiếp nhận"}
        return {"error_code": "0", "message": "Thành công", "result": [record]}
    return {"error_code": "0", "message": "Thành công"}


async def serve() -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve())
