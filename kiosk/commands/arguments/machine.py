"""The machine itself: set-up, health, store, keys, officers, and what it shares with the centre."""

from pathlib import Path
from typing import Any

from kiosk.commands.arguments.words import as_json, command, config_of_machine, window


def centre(commands: Any) -> None:
    hub = commands.add_parser("hub", help="the server that the desks of one centre share").add_subparsers(
        required=True, metavar="COMMAND"
    )
    command(hub, "prepare", "make the tables of hub.url, and meet it", "kiosk.commands.hub:prepare")
    imports = commands.add_parser("import", help="put newer resources in force, by file").add_subparsers(
        dest="kind", required=True, metavar="KIND"
    )
    words = {
        "catalogue": "a newer catalogue of procedures",
        "calendar": "official days off and worked",
        "units": "provinces and communes",
    }
    for name, help_text in words.items():
        take_in = command(imports, name, help_text, "kiosk.commands.resources:take_in")
        take_in.add_argument("file", type=Path, help="a ZIP, or a folder")
    trust = command(
        imports, "trust", "show an authority's certificate, a CRL or a master list, and believe it",
        "kiosk.commands.trust:take_in",
    )  # fmt: skip
    trust.add_argument("file", type=Path, help="DER or PEM")
    trust.add_argument("--country", default="VNM", help="whose authorities are taken; VNM or two letters")
    trust.add_argument("--fingerprint", default="", help="SHA-256 of who answers for the file, got another way")
    as_json(trust)


def officer(commands: Any) -> None:
    officer = commands.add_parser("officer", help="officers' accounts").add_subparsers(required=True, metavar="COMMAND")
    roles = ("reception", "cashier", "result_return", "supervisor", "technician")
    words = {
        "add": "add an account; its secret is asked for, or read from standard input",
        "roles": "say anew what an officer may do",
        "reset": "give an account another secret, to be changed at the next log-in",
        "deactivate": "close an account; its name stays taken",
    }
    for name, help_text in words.items():
        parser = command(officer, name, help_text, f"kiosk.commands.officer:{name}")
        parser.add_argument("--account", required=True, help="the name one logs in with")
        if name == "add":
            parser.add_argument("--name", required=True, help="full name, as it stands on papers")
        if name in ("add", "roles"):
            parser.add_argument("--role", action="append", choices=roles, required=True, help="may be given again")
        as_json(parser)
    as_json(command(officer, "list", "every account", "kiosk.commands.officer:show_list"))
    samples = "accounts of invented people for trying, with secrets told once; not on a live machine"
    command(officer, "add-samples", samples, "kiosk.commands.officer:add_samples")


def store(commands: Any) -> None:
    store = commands.add_parser("store", help="the store").add_subparsers(required=True, metavar="COMMAND")
    as_json(command(store, "check", "read everything in the store: is it whole?", "kiosk.commands.store:check"))
    sweep = command(
        store, "sweep", "erase what was kept long enough (store.keep_days), and let go of old drafts",
        "kiosk.commands.sweep:sweep",
    )  # fmt: skip
    sweep.add_argument("--dry-run", action="store_true", help="only tell which dossiers it would be")
    sweep.add_argument("--limit", type=int, default=1000, help="at most so many dossiers")
    as_json(sweep)
    backup = command(commands, "backup", "copy the store, encrypted as it is", "kiosk.commands.store:backup")
    backup.add_argument("folder", type=Path, help="empty, or not there yet")
    as_json(backup)
    restore = command(
        commands, "restore", "make a backup the store of this machine", "kiosk.commands.store:restore"
    )  # fmt: skip
    restore.add_argument("folder", type=Path, help="a backup")
    key = restore.add_mutually_exclusive_group()
    key.add_argument("--recovery-key", type=Path, help="the centre's recovery key; its passphrase is asked for")
    key.add_argument("--key-file", type=Path, help="a copy of store.key; default: the keeper that the settings name")
    as_json(restore)


def key(commands: Any) -> None:
    key = commands.add_parser("key", help="the key of the store").add_subparsers(required=True, metavar="COMMAND")
    as_json(command(key, "status", "who keeps the key, and who could recover it", "kiosk.commands.key:status"))
    new = command(
        key, "new-recovery", "make the centre's recovery key; not on a kiosk", "kiosk.commands.key:new_recovery"
    )
    new.add_argument("file", type=Path, help="where it goes; sealed by a passphrase that is asked for")
    as_json(new)
    recover = command(key, "recover", "give the keeper its key again", "kiosk.commands.key:recover")
    recover.add_argument("--recovery-key", type=Path, required=True, help="the centre's; its passphrase is asked for")
    command(key, "wrap", "wrap the key for store.recovery_key", "kiosk.commands.key:rewrap")
    for name, help_text in {"keep": "let this keeper have the key, too", "forget": "take the key from it"}.items():
        parser = command(key, name, help_text, f"kiosk.commands.key:{name}")
        parser.add_argument("--keeper", choices=("file", "credential", "tpm", "dpapi"), required=True)


def care(commands: Any) -> None:
    set_up = command(commands, "setup", "set this machine up, in its window", "kiosk.commands.set_up:set_up")
    set_up.add_argument("--answers", type=Path, help="a kiosk.toml with a table [set_up]: set up without a screen")
    window(set_up)
    as_json(set_up)
    doctor = command(
        commands,
        "doctor",
        "check this machine: what is green, amber, red, and the remedy",
        "kiosk.commands.doctor:doctor",
    )
    as_json(doctor)
    doctor.add_argument("--bundle", type=Path, help="also write a diagnostic bundle without personal data (ZIP)")
    config = command(
        commands, "config", "every setting, its default and meaning", "kiosk.commands.settings:show", settings=False
    ).add_subparsers(metavar="COMMAND")
    export = command(config, "export", "write what differs from the defaults", "kiosk.commands.settings:export")
    export.add_argument("file", type=Path, nargs="?", help="default: standard output")
    take_in = command(
        config, "import", "check a file of settings and use it here", "kiosk.commands.settings:take_in", settings=False
    )
    take_in.add_argument("file", type=Path)
    mine = config_of_machine()
    take_in.add_argument("--config", type=Path, default=mine, required=not mine, help="this machine's kiosk.toml")
    host = command(
        commands,
        "device-host",
        "serve devices to a screen (started by the program itself)",
        "kiosk.device_host:host",
        settings=False,
    )
    host.add_argument("--role", choices=("card", "code", "pages", "paper", "seal"), required=True)
    host.add_argument("--plan", required=True, help="JSON: what to serve")
    host.add_argument("--descriptor", type=int, required=True, help="the wire")
