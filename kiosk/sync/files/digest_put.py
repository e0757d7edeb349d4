"""The plainest file service: PUT under the file's digest; HEAD tells digest and size."""

from kiosk.domain.errors import ConfigError, PortalFileMismatch
from kiosk.domain.portal_answer import HeldFile, PlacedFile
from kiosk.ports import KeepToken, OutgoingFile, forget_token
from kiosk.sync.files.proof import held_file, whole
from kiosk.sync.http import HttpLine, read_json


class DigestPutFiles:
    """Implements ports.FileService. Not resumable: what was cut is sent anew, so it is for small files."""

    def __init__(self, address: str, line: HttpLine) -> None:
        """Raises ConfigError when the address is not http(s)."""
        if not address.startswith(("http://", "https://")):
            raise ConfigError("file service address")
        self._address, self._line = address.rstrip("/"), line

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        placed = PlacedFile(file.digest, file.size, f"{self._address}/{file.digest}")
        if self.holding(placed) == HeldFile(file.size, file.digest):
            return placed
        answer = read_json(self._line.exchange("PUT", placed.link, whole(file), {"Content-Type": file.media_type}))
        if answer.get("sha256") != file.digest or str(answer.get("size")) != str(file.size):
            raise PortalFileMismatch("the file service echoes another digest or size")
        return placed

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        return held_file(self._line.exchange("HEAD", placed.link))
