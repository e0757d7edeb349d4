"""The file service that the settings name."""

from collections.abc import Callable

from kiosk.domain.errors import ConfigError
from kiosk.ports import FileService
from kiosk.sync.caller import Caller
from kiosk.sync.files.digest_put import DigestPutFiles
from kiosk.sync.files.form import FormFiles, IGateFiles
from kiosk.sync.files.s3 import S3Files, Signer
from kiosk.sync.files.tus import TusFiles

KINDS = ("put", "tus", "form", "s3", "portal")


def file_service(
    kind: str, address: str, public: str = "", access_key: str = "", secret_key: str = "", region: str = "us-east-1"
) -> Callable[[Caller], FileService]:
    """kind: one of KINDS; `portal` is the upload of the wire profile itself (P3). public: address in the links.

    access_key, secret_key, region: of an S3-compatible store. The maker raises ConfigError.
    """

    def make(caller: Caller) -> FileService:
        match kind:
            case "put":
                return DigestPutFiles(address, caller.line)
            case "tus":
                return TusFiles(address, caller.line, public)
            case "form":
                return FormFiles(address, caller.line)
            case "s3":
                return S3Files(address, Signer(access_key, secret_key, region), caller.line, public)
            case "portal":
                return IGateFiles(caller)
        raise ConfigError("portal.file_service")

    return make
