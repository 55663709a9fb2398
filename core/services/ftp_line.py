"""One FTP connection: the control line, encrypted or not, and a data line for each transfer."""

import ftplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress

from core.services.remote import Source, Take

PIECE = 65_536
PORT_TRIES = 5
GOODBYE = 5.0  # seconds for the other side to end a transfer's encryption properly

Check = Callable[[ssl.SSLSocket], None]
"""Looks at the certificate of a fresh encrypted line and raises where it is not the one we know."""


class FtpLine(ftplib.FTP):
    """Made of a socket that is connected already. `context` is None for plain FTP."""

    encoding = "utf-8"

    def __init__(self, line: socket.socket, host: str, context: ssl.SSLContext | None, check: Check) -> None:
        super().__init__()
        self.host, self.af, self.timeout = host, line.family, line.gettimeout()
        self._context, self._check = context, check
        self._take(line)

    def greet(self, *, encrypted: bool) -> None:
        """`encrypted`: the server expects encryption from the first byte on (implicit FTPS)."""
        if encrypted:
            self._take(self._encrypted(self._line, None))
        self.welcome = self.getresp()

    def encrypt_from_now_on(self) -> None:
        self.voidcmd("AUTH TLS")
        self._take(self._encrypted(self._line, None))

    def wait(self, seconds: float) -> None:
        """The longest silence borne from now on."""
        self.timeout = seconds
        self._line.settimeout(seconds)

    def settle(self) -> None:
        """After logging in: encrypt the data lines as well, send bytes as they are."""
        if self._context:
            self.voidcmd("PBSZ 0")
            self.voidcmd("PROT P")
        self.voidcmd("TYPE I")

    def features(self) -> dict[str, str]:
        """What the server says it can do beyond the oldest rules, by name."""
        try:
            told = self.sendcmd("FEAT").splitlines()[1:-1]
        except ftplib.error_perm:
            return {}
        pairs = (line.strip().partition(" ") for line in told)
        return {name.upper(): more for name, _, more in pairs}

    def fetch(self, command: str, take: Take) -> None:
        with self.transfercmd(command) as line:
            while piece := line.recv(PIECE):
                take(piece)
            _end_encryption(line)
        self.voidresp()

    def store(self, command: str, source: Source) -> None:
        with self.transfercmd(command) as line:
            try:
                while piece := source.read(PIECE):
                    line.sendall(piece)
                _end_encryption(line)
            except (ConnectionError, ssl.SSLError):  # the server hung up on us: on the control line it says why
                line.close()
                self.voidresp()
                raise
        self.voidresp()

    def makepasv(self) -> tuple[str, int]:
        """A host with few ports for data lines may have none this very moment, and one the next."""
        for _ in range(PORT_TRIES):
            try:
                return super().makepasv()
            except ftplib.error_temp as error:
                if not str(error).startswith("425"):
                    raise
        return super().makepasv()

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        line, size = super().ntransfercmd(cmd, rest)
        if self._context is None:
            return line, size
        try:
            return self._encrypted(line, self._session()), size
        except BaseException:
            line.close()
            raise

    def abandon(self) -> None:
        """Nothing more can be said on it, and whoever tries hears so."""
        self._line.close()

    def quit_and_close(self) -> None:
        with suppress(OSError):
            self.putcmd("QUIT")
        self.close()

    def _session(self) -> ssl.SSLSession | None:
        """Data lines go on with the session of the control line: many hosts insist on it, lest somebody else pick up
        a transfer. Asked for each time: the server may have given a new one.
        """
        return self._line.session if isinstance(self._line, ssl.SSLSocket) else None

    def _encrypted(self, line: socket.socket, session: ssl.SSLSession | None) -> ssl.SSLSocket:
        context = self._context or ssl.create_default_context()
        encrypted = context.wrap_socket(line, server_hostname=self.host, session=session)
        try:
            self._check(encrypted)
        except BaseException:
            encrypted.close()
            raise
        return encrypted

    def _take(self, line: socket.socket) -> None:
        if self.file is not None:
            self.file.close()
        self._line = self.sock = line
        self.file = line.makefile("r", encoding=self.encoding, errors="surrogateescape")


def _end_encryption(line: socket.socket) -> None:
    """Whether all arrived is said on the control line; a host that ends its data line rudely is forgiven."""
    if isinstance(line, ssl.SSLSocket):
        line.settimeout(GOODBYE)
        with suppress(OSError):
            line.unwrap()
