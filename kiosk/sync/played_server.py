"""What the servers that stand for real ones share: an address, an end also for what hangs, and silence."""

import threading
from http.server import ThreadingHTTPServer


class PlayedServer(ThreadingHTTPServer):
    """`stop()` ends serve_forever and whatever hangs; handlers that wait look at `stopping`."""

    daemon_threads = True
    allow_reuse_address = True
    stopping: threading.Event

    def server_activate(self) -> None:
        self.stopping = threading.Event()
        super().server_activate()

    @property
    def address(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def stop(self) -> None:
        self.stopping.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is no news, and a traceback could quote what it sent."""
