"""Where log lines go, and which are not wanted. Log text is English and holds no personal data."""

import logging


def set_up_logging(verbose: bool) -> None:
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
    for name in ("httpx", "httpcore"):  # they log addresses, and an address may carry a dossier code
        logging.getLogger(name).setLevel(logging.WARNING)
