"""A line between a client and a server that is slow and cut again and again."""

import contextlib
import json
import socket
import sys
import threading
import time
from urllib.parse import urlsplit


class CuttingProxy:
    """A line between a client and a server: so many bytes a second upward, and cut each time so many have gone up.

    carried: bytes that went upward, over all connections. rate 0: as fast as it goes.
    """

    def __init__(self, address: str, cut_after: int, rate: float = 0.0) -> None:
        parts = urlsplit(address)
        self._target, self._cut_after, self._rate = (str(parts.hostname), int(parts.port or 80)), cut_after, rate
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.carried, self.cuts, self._since_cut = 0, 0, 0
        self._lock, self._ended = threading.Lock(), threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._ended.set()
        self._listening.close()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            # A small buffer, as a slow line has: what waits in it is lost with the cut.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)
            server = socket.create_connection(self._target)
            threading.Thread(target=self._up, args=(client, server), daemon=True).start()
            threading.Thread(target=_down, args=(server, client), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        try:
            while piece := client.recv(8 * 1024):
                with self._lock:
                    self.carried += len(piece)
                    self._since_cut += len(piece)
                    cut = self._since_cut >= self._cut_after
                    if cut:
                        self.cuts, self._since_cut = self.cuts + 1, 0
                server.sendall(piece)
                if self._rate:
                    time.sleep(len(piece) / self._rate)
                if cut:
                    break
        except OSError:
            pass
        finally:
            _end(client)
            _end(server)


def _down(server: socket.socket, client: socket.socket) -> None:
    try:
        while piece := server.recv(8 * 1024):
            client.sendall(piece)
    except OSError:
        pass
    finally:
        _end(client)
        _end(server)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


def main() -> None:
    """address, bytes between cuts, bytes a second (0: no limit). Tells its port, and after stdin what it carried."""
    address, cut_after, rate = sys.argv[1:]
    proxy = CuttingProxy(address, int(cut_after), float(rate))
    print(urlsplit(proxy.address).port, flush=True)
    sys.stdin.read()
    print(json.dumps({"carried": proxy.carried, "cuts": proxy.cuts}), flush=True)
    proxy.close()


if __name__ == "__main__":
    main()
