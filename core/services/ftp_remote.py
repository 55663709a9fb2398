"""The operations of a host over FTP. Each thread has a connection of its own, as the protocol does one thing a time."""

import ftplib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from core.services import host_faults
from core.services.ftp_line import FtpLine
from core.services.ftp_listing import from_list, from_mlsd
from core.services.outcome import NotNowError, RefusedError, SignInError
from core.services.remote import Entry, Source, Take

FACTS = "type;size;modify;"
DENIED = ("permission", "denied", "not permitted", "not allowed", "forbidden")
READ_ONLY = "read-only"


class FtpRemote:
    lanes = 4  # hosts grant five or ten connections

    def __init__(self, line: FtpLine, host: str, further: Callable[[], FtpLine]) -> None:
        self._line, self._host, self._further = line, host, further
        self._root = ""
        with self._told(""):
            features = line.features()
            if "UTF8" in features:
                with suppress(ftplib.error_perm):
                    line.sendcmd("OPTS UTF8 ON")
            self._lists_facts = "MLST" in features
            if self._lists_facts and not all(f"{fact}*;" in features["MLST"].lower() for fact in FACTS[:-1].split(";")):
                with suppress(ftplib.error_perm):
                    line.sendcmd(f"OPTS MLST {FACTS}")

    def enter(self, folder: str) -> None:
        with self._told(folder):
            try:
                if folder:
                    self._line.cwd(folder)
            except ftplib.error_perm as error:
                raise host_faults.no_folder(self._host, folder) from error
            self._root = self._line.pwd().rstrip("/")

    def list(self, folder: str) -> Sequence[Entry] | None:
        with self._told(folder):
            return self._listed(self._at(folder))

    def read(self, path: str, take: Take) -> None:
        with self._told(path):
            self._line.fetch(f"RETR {self._at(path)}", take)

    def write(self, path: str, source: Source) -> None:
        with self._told(path):
            self._line.store(f"STOR {self._at(path)}", source)

    def replace(self, old: str, new: str) -> None:
        with self._told(new):
            try:
                self._line.rename(self._at(old), self._at(new))
            except ftplib.error_perm:
                if not self._is_there(new):
                    raise
                self._line.delete(self._at(new))  # a server that renames nothing over another file
                self._line.rename(self._at(old), self._at(new))

    def delete(self, path: str) -> None:
        with self._told(path):
            try:
                self._line.delete(self._at(path))
            except ftplib.error_perm:
                if self._is_there(path):
                    raise

    def make_folder(self, path: str) -> None:
        with self._told(path):
            try:
                self._line.voidcmd(f"MKD {self._at(path)}")
            except ftplib.error_perm:
                if self._listed(self._at(path)) is None:  # the protocol does not say "is there already"
                    raise

    def remove_folder(self, path: str) -> None:
        with self._told(path), suppress(ftplib.error_perm):  # not empty, or gone
            self._line.rmd(self._at(path))

    def digest(self, path: str) -> None:
        """Few servers work out hashes."""

    def free(self) -> None:
        """The protocol does not tell."""

    def another(self) -> "FtpRemote | None":
        try:
            line = self._further()
        except (NotNowError, SignInError):
            return None
        remote = FtpRemote(line, self._host, self._further)
        remote._root = self._root
        return remote

    def close(self) -> None:
        self._line.quit_and_close()

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root or "/"

    def _is_there(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return any(each.name == name for each in self._listed(self._at(folder)) or ())

    def _listed(self, folder: str) -> Sequence[Entry] | None:
        """None where there is no such folder, or where we may not look into it: the answer is the same."""
        return self._facts(folder) if self._lists_facts else self._plain_list(folder)

    def _facts(self, folder: str) -> Sequence[Entry] | None:
        told = bytearray()
        try:
            self._line.fetch(f"MLSD {folder}", told.extend)
        except ftplib.error_perm:
            return None
        return list(from_mlsd(_lines(told)))

    def _plain_list(self, folder: str) -> Sequence[Entry] | None:
        """Asked from within the folder: servers take what follows "-a" for all sorts of things."""
        told = bytearray()
        try:
            self._line.cwd(folder)
        except ftplib.error_perm:
            return None
        with suppress(ftplib.error_perm):  # "no files found"
            self._line.fetch("LIST -a", told.extend)
        return list(from_list(_lines(told)))

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        try:
            yield
        except ftplib.error_perm as error:
            raise _refused(self._host, path, _answer(error)) from error
        except ftplib.error_temp as error:
            raise _not_now(self._host, path, _answer(error)) from error
        except (ftplib.Error, EOFError, OSError) as error:
            self._line.abandon()
            raise host_faults.cut(self._host) from error
        except NotNowError:
            self._line.close()  # stopped in the middle of a file: the line is of no further use
            raise


def _lines(told: bytes | bytearray) -> list[str]:
    return [line.rstrip("\r") for line in told.decode(errors="surrogateescape").split("\n") if line.strip()]


def _answer(error: Exception) -> str:
    return str(error).encode(errors="replace").decode()


def _refused(host: str, path: str, answer: str) -> RefusedError | SignInError | NotNowError:
    lower = answer.lower()
    if answer.startswith("552") or host_faults.speaks_of_room(answer):
        return host_faults.full(host)
    if answer.startswith("530"):
        return host_faults.not_now(host, answer)  # logged in already: the session ended
    if READ_ONLY in lower:
        return host_faults.read_only(host)
    if any(word in lower for word in DENIED):
        return host_faults.denied(host, path)
    return host_faults.failed(host, path, answer)


def _not_now(host: str, path: str, answer: str) -> RefusedError | NotNowError:
    if answer.startswith("452") or host_faults.speaks_of_room(answer):
        return host_faults.full(host)
    if answer.startswith("451"):  # "local error": what ProFTPD and vsftpd say of a full disk
        return host_faults.not_stored(host, path, answer)
    return host_faults.busy(host) if answer.startswith("421") else host_faults.not_now(host, answer)
