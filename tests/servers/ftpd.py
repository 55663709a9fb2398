"""ProFTPD with one virtual user, on several ports. Debian packages: proftpd-core, proftpd-mod-crypto. Needs root.

plain      no encryption
explicit   TLS after AUTH TLS, required for control and data
reuse      the same, and every data line must go on with the session of the control line (TLS 1.3)
reuse12    the same with TLS 1.2 only
implicit   TLS from the first byte
old        no encryption, no MLSD, and no file that begins with ".ht"
"""

import os
import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.servers.process import HOST, are_free, empty, free_ports, program, run, serving

NOBODY, NOGROUP = 65534, 65534
PASSWORD = "croissant-42"
DATA_PORTS = 60

CONFIG = """\
ModulePath /usr/lib/proftpd
LoadModule mod_tls.c
ServerName "test"
ServerType standalone
DefaultAddress {host}
Port {ports[plain]}
SocketBindTight on
UseIPv6 off
UseReverseDNS off
User nobody
Group nogroup
PidFile {state}/proftpd.pid
ScoreboardFile {state}/scoreboard
DelayEngine off
SystemLog {state}/system.log
WtmpLog off
<Global>
  TransferLog none
  AuthOrder mod_auth_file.c
  AuthUserFile {state}/users
  RequireValidShell off
  DefaultRoot ~
  AllowOverwrite on
  PassivePorts {data_ports[0]} {data_ports[1]}
  TLSRSACertificateFile {state}/certificate.pem
  TLSRSACertificateKeyFile {state}/key.pem
  TLSLog {state}/tls.log
</Global>
{others}
"""
OTHER = """\
<VirtualHost {host}>
  Port {port}
  {more}
</VirtualHost>
"""
TLS = "TLSEngine on\n  TLSRequired on\n  "
OTHERS = {
    "explicit": f"{TLS}TLSProtocol TLSv1.2 TLSv1.3\n  TLSOptions NoSessionReuseRequired",
    "reuse": f"{TLS}TLSProtocol TLSv1.2 TLSv1.3",
    "reuse12": f"{TLS}TLSProtocol TLSv1.2",
    "implicit": f"{TLS}TLSProtocol TLSv1.2 TLSv1.3\n  TLSOptions NoSessionReuseRequired UseImplicitSSL",
    "old": 'FactsAdvertise off\n  PathDenyFilter "/\\\\.ht"',
}


class Ftpd:
    """`stop` and `start` it again as often as wanted: user, certificate and files stay, and so do the ports."""

    host, user, password = HOST, "shop", PASSWORD

    def __init__(self, state: Path) -> None:
        self.state, self.home = state, state / "home"
        self.web = self.home / "www"  # the folder a site goes to; the user is locked into its parent
        self.web.mkdir(parents=True)
        os.chown(self.web, NOBODY, NOGROUP)
        names = ("plain", *OTHERS)
        self.ports: Mapping[str, int] = dict(zip(names, free_ports(len(names)), strict=True))
        self.data_ports = _row_of_ports()
        self.certificate = state / "certificate.pem"
        self.new_certificate()
        hashed = run("openssl", "passwd", "-6", PASSWORD).strip()
        users = state / "users"
        users.write_text(f"{self.user}:{hashed}:{NOBODY}:{NOGROUP}::{self.home}:/bin/false\n")
        users.chmod(0o600)
        self._running = ExitStack()

    def start(self, more: str = "") -> None:
        """`more` settings for all ports, in ProFTPD's own words."""
        others = "".join(
            OTHER.format(host=HOST, port=self.ports[name], more=f"{told}\n  {more}") for name, told in OTHERS.items()
        )
        config = self.state / "proftpd.conf"
        told = CONFIG.format(
            host=HOST, ports=self.ports, state=self.state, others=others,
            data_ports=(self.data_ports[0], self.data_ports[-1]),
        )  # fmt: skip
        config.write_text(told.replace("<Global>", f"{more}\n<Global>"))
        command = [program("proftpd", package="proftpd-core"), "--nodaemon", "--config", config]
        self._running.enter_context(serving(command, ports=list(self.ports.values()), log=self.state / "proftpd.log"))

    def stop(self) -> None:
        self._running.close()

    def new_certificate(self) -> None:
        """Self-signed, for 127.0.0.1 only."""
        run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=test",
            "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", self.state / "key.pem", "-out", self.certificate,
        )  # fmt: skip
        (self.state / "key.pem").chmod(0o600)

    def fingerprint(self) -> str:
        return (
            run("openssl", "x509", "-noout", "-fingerprint", "-sha256", "-in", self.certificate).split("=")[1].strip()
        )

    def empty(self) -> None:
        """Take away whatever a test left in the web folder."""
        empty(self.web)


def _row_of_ports() -> range:
    """For data lines: a known row, so that a bad line can be put before it; below those the system gives to others."""
    rows = (range(first, first + DATA_PORTS) for first in random.sample(range(15_000, 32_000, DATA_PORTS), 100))
    return next(row for row in rows if are_free(row))


@contextmanager
def ftpd(state: Path, more: str = "") -> Iterator[Ftpd]:
    """`state` lies where every user of the machine may enter."""
    program("proftpd", package="proftpd-core")
    if not Path("/usr/lib/proftpd/mod_tls.so").exists():
        pytest.skip("ProFTPD's mod_tls is not installed (Debian package proftpd-mod-crypto)")
    if os.getuid() != 0:
        pytest.skip("ProFTPD with a locked-in user needs root")
    server = Ftpd(state)
    server.start(more)
    try:
        yield server
    finally:
        server.stop()
