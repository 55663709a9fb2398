"""OpenSSH's sshd, SFTP only, on a loopback port. Debian package: openssh-server.

As root it makes one system user for the time of the block, who logs in by password or key. Otherwise the server runs
as the present user, who can log in by key only.
"""

import getpass
import os
import pwd
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.servers.process import HOST, empty, free_ports, program, run, serving

CONFIG = """\
ListenAddress {host}:{port}
{host_keys}
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication {by_password}
KbdInteractiveAuthentication no
AuthorizedKeysFile {state}/authorized_keys
Subsystem sftp internal-sftp {options}
ForceCommand internal-sftp {options}
AllowTcpForwarding no
MaxStartups 50
MaxSessions {sessions}
AllowUsers {user}
"""


class Sshd:
    """`stop` and `start` it again as often as wanted: user, keys and files stay, and so does the port."""

    host = HOST

    def __init__(self, state: Path, user: str, password: str, home: Path) -> None:
        self.state, self.user, self.password = state, user, password  # the password is "" where it cannot be used
        self.web = home / "www"  # the folder a site goes to; the user is at home in its parent
        self.key, self.locked_key, self.rsa_key = state / "key", state / "locked", state / "rsa"
        self.port = free_ports(1)[0]
        self.web.mkdir()
        _own(self.web, user)
        _make_key(self.key)
        _make_key(self.locked_key, phrase="locked")
        _make_key(self.rsa_key, "rsa")
        keys = (self.key, self.locked_key, self.rsa_key)
        (state / "authorized_keys").write_text("".join(key.with_suffix(".pub").read_text() for key in keys))
        self._running = ExitStack()

    def start(self, *, kinds: Sequence[str] = ("ed25519",), options: str = "", sessions: int = 10) -> None:
        """`kinds` of host keys it shows. `options` go to the part that speaks SFTP."""
        host_keys = [self.state / f"host_{kind}" for kind in kinds]
        for kind, host_key in zip(kinds, host_keys, strict=True):
            if not host_key.exists():
                _make_key(host_key, kind)
        config = self.state / "sshd_config"
        config.write_text(
            CONFIG.format(
                host=HOST, port=self.port, state=self.state, options=options, sessions=sessions, user=self.user,
                host_keys="\n".join(f"HostKey {each}" for each in host_keys),
                by_password="yes" if self.password else "no",
            )
        )  # fmt: skip
        command = [program("sshd", package="openssh-server"), "-D", "-e", "-f", config]
        self._running.enter_context(serving(command, ports=[self.port], log=self.state / "sshd.log"))

    def stop(self) -> None:
        self._running.close()

    def new_key(self) -> None:
        """From the next start on it is a stranger."""
        for old in self.state.glob("host_*"):
            old.unlink()

    def fingerprint(self, kind: str = "ed25519") -> str:
        return run("ssh-keygen", "-l", "-f", self.state / f"host_{kind}.pub").split()[1]

    def log(self) -> str:
        return (self.state / "sshd.log").read_text(errors="replace")

    def empty(self) -> None:
        """Take away whatever a test left in the web folder."""
        empty(self.web)


@contextmanager
def sshd(state: Path, *, kinds: Sequence[str] = ("ed25519",), options: str = "", sessions: int = 10) -> Iterator[Sshd]:
    """`state` lies where every user of the machine may enter."""
    program("sshd", package="openssh-server")
    with _user(state) as (user, password, home):
        server = Sshd(state, user, password, home)
        server.start(kinds=kinds, options=options, sessions=sessions)
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def _user(state: Path) -> Iterator[tuple[str, str, Path]]:
    home = state / "home"
    home.mkdir(exist_ok=True)
    if os.getuid() != 0:
        yield getpass.getuser(), "", home
        return
    Path("/run/sshd").mkdir(exist_ok=True)
    user, password = f"dv{secrets.token_hex(4)}", secrets.token_hex(8)
    hashed = run("openssl", "passwd", "-6", password).strip()
    run("useradd", "-M", "-d", home, "-s", "/usr/sbin/nologin", "-p", hashed, user)
    try:
        _own(home, user)
        yield user, password, home
    finally:
        run("userdel", "--force", user)


def _own(folder: Path, user: str) -> None:
    if os.getuid() == 0:
        told = pwd.getpwnam(user)
        os.chown(folder, told.pw_uid, told.pw_gid)


def _make_key(path: Path, kind: str = "ed25519", *, phrase: str = "") -> None:
    run("ssh-keygen", "-q", "-t", kind, "-N", phrase, "-C", path.name, "-f", path)
