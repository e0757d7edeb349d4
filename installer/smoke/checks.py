"""What must be true of an installed, used, removed and purged package. Each check raises Wrong."""

import json
import shutil
import stat
import tempfile
from pathlib import Path

from installer.smoke.fresh_root import FreshRoot, run_here

ACCOUNT = "kiosk"
STORE = Path("/var/lib/kiosk")
MAY_CHANGE = (str(STORE), "/var/cache/kiosk", "/tmp", "/run", "/proc", "/sys", "/dev", "/var/log")  # noqa: S108
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


class Wrong(Exception):
    """What the package did that it should not have done."""


def expect(true: object, what: str) -> None:
    if not true:
        raise Wrong(what)


def install(root: FreshRoot, package: Path) -> None:
    """apt finds everything that the package names; nothing of it comes from elsewhere."""
    (root.folder / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")  # nothing starts before the boot
    (root.folder / "usr/sbin/policy-rc.d").chmod(0o755)
    (root.folder / "root/kiosk.deb").write_bytes(package.read_bytes())
    root.run("apt-get", "install", "-q", "-y", "--no-install-recommends", "/root/kiosk.deb")


def owners(root: FreshRoot) -> None:
    """The program belongs to root and only root may change it; the store belongs to the account alone."""
    expect(not root.run("dpkg", "--verify", "kiosk"), "dpkg --verify finds changed files")
    writable = root.run(
        "find",
        "/usr/lib/kiosk",
        "/usr/bin/kiosk",
        "(",
        "-not",
        "-user",
        "root",
        "-o",
        "-perm",
        "/022",
        ")",
        "-not",
        "-type",
        "l",
    )
    expect(not writable, f"others may change the program: {writable}")
    store = (root.folder / "var/lib/kiosk").stat()
    uid = int(root.run("id", "-u", ACCOUNT))
    expect((store.st_uid, stat.S_IMODE(store.st_mode)) == (uid, 0o700), "the store is not the account's alone")
    expect(
        root.run("getent", "passwd", ACCOUNT).strip().endswith(":/var/lib/kiosk:/usr/sbin/nologin"),
        "the account can log in",
    )


def loadable(root: FreshRoot) -> None:
    """Every compiled file finds its libraries, in the package or on the system."""
    lost = root.run(
        "sh", "-c", "find /usr/lib/kiosk -name '*.so*' -type f -exec ldd {} + 2>&1 | grep 'not found' | sort -u || true"
    )
    expect(not lost, f"libraries missing: {lost}")


def visit(root: FreshRoot) -> None:
    """One whole visit offscreen, judged by what the sandbox Portal holds; nothing is written outside its folders."""
    root.run("touch", "/root/before-visit")
    told = root.run("kiosk", "demo", "--out", "/var/lib/kiosk/visit", user=ACCOUNT, environment=OFFSCREEN)
    expect("mọi tệp khớp" in told, told[-2000:])
    changed = root.run("find", "/", "-xdev", "-newer", "/root/before-visit", "-type", "f").split()
    outside = [name for name in changed if not name.startswith(MAY_CHANGE)]
    expect(not outside, f"written outside its folders: {outside}")


def commands(root: FreshRoot) -> None:
    """Called by root, the program still works as its account: no file of the store comes to belong to root."""
    expect(state_of_store(root) != "đỏ", "the doctor finds the store broken")
    root.run("sh", "-c", f"printf '%s' '{SETTINGS}' > /tmp/other.toml && kiosk config import /tmp/other.toml")
    expect("0900000000" in root.run("kiosk", "config", "export"), "imported settings are not in force")
    uid = root.run("id", "-u", ACCOUNT).strip()
    foreign = root.run("find", str(STORE), "/var/cache/kiosk", "-not", "-uid", uid)
    expect(not foreign, f"not the account's: {foreign}")


def state_of_store(root: FreshRoot) -> str:
    """What the doctor says of it: green, amber or red, in Vietnamese. Other parts may be red: no devices are here."""
    findings = json.loads(root.run("sh", "-c", "kiosk doctor --json || true"))
    return next(str(finding["state"]) for finding in findings if finding["part"] == "Kho hồ sơ")


def session(root: FreshRoot, out: Path) -> None:
    """A real systemd starts the kiosk under cage, replaces a frozen and a dead one, and stops it whole."""
    root.run(
        "apt-get",
        "install",
        "-q",
        "-y",
        "--no-install-recommends",
        "cage",
        "seatd",
        "xwayland",
        "systemd-sysv",
        "procps",
        "grim",
    )
    unit = "/usr/lib/systemd/system/kiosk-session.service"
    complaints = root.run("sh", "-c", f"systemd-analyze verify {unit} 2>&1")
    expect(not complaints, f"systemd-analyze verify: {complaints}")
    settings = root.folder / "etc/systemd/system"
    (settings / "kiosk-session.service.d").mkdir()
    (settings / "kiosk-session.service.d/no-screen.conf").write_text(NO_SCREEN)
    (settings / "smoke.service").write_text(WATCHER)
    (root.folder / "root/booted").write_bytes((Path(__file__).parent / "booted").read_bytes())
    root.run("sh", "-c", f"mkdir -m 700 /etc/credstore.encrypted; printf {PASSWORD} | {ENCRYPT}")
    root.run("systemctl", "enable", "kiosk-session.service", "smoke.service")
    root.boot()
    lines = (root.folder / "root/booted.txt").read_text().splitlines()
    seen = dict(line.split("=", 1) for line in lines if "=" in line)
    wanted = {
        "first": "active",
        "owners": ACCOUNT,
        "settings": "writable",
        "program": "fixed",
        "password": PASSWORD,
        "core": "0",
        "restarts_while_alive": "0",
        "after_freeze": "active 1",
        "after_crash": "active 2",
        "left_running": "0",
        "display": "active 2",  # cage and the one process of a display
    }
    expect(seen == wanted, f"the booted session: {lines}")
    (out / "session.png").write_bytes((root.folder / "root/session.png").read_bytes())


def update(root: FreshRoot, package: Path) -> None:
    """A newer version and the way back leave the store and the settings of the set-up as they are."""
    kept = {name: (root.folder / name).read_bytes() for name in ("var/lib/kiosk/store.key", "etc/kiosk/kiosk.toml")}
    newer = root.folder / "root/newer.deb"
    release = version_of(package) + "+newer"
    with tempfile.TemporaryDirectory() as folder:
        run_here("dpkg-deb", "--raw-extract", str(package), folder)
        control = Path(folder) / "DEBIAN/control"
        control.write_text(control.read_text("utf-8").replace(version_of(package), release), "utf-8")
        run_here("dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "--build", folder, str(newer))
    for file, version in (("newer.deb", release), ("kiosk.deb", version_of(package))):
        root.run("apt-get", "install", "-q", "-y", "--allow-downgrades", "--no-install-recommends", f"/root/{file}")
        expect(root.run("dpkg-query", "-W", "-f${Version}", "kiosk") == version, f"{version} is not installed")
        for name, content in kept.items():
            expect((root.folder / name).read_bytes() == content, f"{version} changed {name}")
    expect(state_of_store(root) == "xanh", "the store does not open after the way back")


def version_of(package: Path) -> str:
    return run_here("dpkg-deb", "--field", str(package), "Version").strip()


def removal(root: FreshRoot) -> None:
    """Removing keeps the store; purging leaves nothing, neither files nor the account."""
    (root.folder / "etc/systemd/system/smoke.service").unlink()
    shutil.rmtree(root.folder / "etc/systemd/system/kiosk-session.service.d")
    uid = root.run("id", "-u", ACCOUNT).strip()
    root.run("apt-get", "remove", "-q", "-y", "kiosk")
    expect((root.folder / "var/lib/kiosk/visit").exists(), "removing took the store along")
    expect(not (root.folder / "usr/lib/kiosk").exists(), "removing left the program")
    expect(not (root.folder / "usr/bin/kiosk").exists(), "removing left the command")
    root.run("apt-get", "purge", "-q", "-y", "kiosk")
    left = root.run("find", "/", "-xdev", "(", "-iname", "*kiosk*", "-o", "-uid", uid, ")", "-not", "-path", "/root/*")
    logs = ("/var/log/", "/var/lib/systemd/")
    expect(not [name for name in left.split() if not name.startswith(logs)], f"purging left {left}")
    for base in ("passwd", "group", "shadow"):
        expect(ACCOUNT not in (root.folder / "etc" / base).read_text(), f"the account is still in {base}")


SETTINGS = '[centre]\nphone = "0900000000"\n'
PASSWORD = "made-up"  # noqa: S105
ENCRYPT = "systemd-creds encrypt --with-key=host --name=portal-password - /etc/credstore.encrypted/portal-password"
NO_SCREEN = """\
[Unit]
ConditionPathExists=
[Service]
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
StandardInput=null
WatchdogSec=12
Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 KIOSK_TURNS=1
"""
WATCHER = """\
[Unit]
After=kiosk-session.service
[Service]
Type=oneshot
ExecStart=/bin/sh /root/booted
StandardOutput=file:/root/booted.txt
StandardError=file:/root/booted.txt
TimeoutStartSec=200
[Install]
WantedBy=graphical.target
"""
