"""A device process for test_process.py: verbs that answer, report, fail, hang, die."""

import argparse
import os
import time

from kiosk.devices.process import OnProgress, serve
from kiosk.domain.errors import CardRemoved


def add(a: int, b: int, *, on_progress: OnProgress) -> int:
    return a + b


def count(to: int, *, on_progress: OnProgress) -> str:
    for number in range(to):
        on_progress(number)
    return "counted"


def fail(*, on_progress: OnProgress) -> None:
    raise CardRemoved("midway")


def hang(*, on_progress: OnProgress) -> None:
    time.sleep(60)


def die(*, on_progress: OnProgress) -> None:
    os._exit(3)


def who(*, on_progress: OnProgress) -> int:
    return os.getpid()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--descriptor", type=int, required=True)
    serve(
        parser.parse_args().descriptor,
        {"add": add, "count": count, "fail": fail, "hang": hang, "die": die, "who": who},
    )
