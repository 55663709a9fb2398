"""The operations of a host over SFTP. Several of them share one SSH connection, each on a channel of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from stat import S_ISDIR, S_ISREG
from threading import Timer
from typing import TYPE_CHECKING, Any

from core.services import host_faults
from core.services.outcome import NotNowError, RefusedError
from core.services.remote import Entry, Source, Take, What
from core.services.site_paths import part_name

if TYPE_CHECKING:
    import paramiko

PIECE = 32_768  # the most that every server takes in one request
LISTS_AHEAD = 3
READ_ONLY = 1  # a flag of statvfs
NO_ROOM = 100_000  # bytes: less is as good as full


class SftpRemote:
    """`enter` finds the web folder. One made by `another` shares connection and folder, and leaves the former open."""

    lanes = 6  # of the ten channels that OpenSSH grants a connection

    def __init__(self, transport: "paramiko.Transport", host: str, timeout: float, root: str = "") -> None:
        self._transport, self._host, self._timeout, self._root = transport, host, timeout, root
        self._owns_line = not root
        self._swaps: bool | None = None
        with self._told(""), _ending_in(timeout, transport):
            self._sftp = _opened(transport, timeout)

    def enter(self, folder: str) -> None:
        with self._told(folder):
            self._root = self._sftp.normalize(folder or ".").rstrip("/") or "/"
        if self.list("") is None:
            raise host_faults.no_folder(self._host, folder)

    def list(self, folder: str) -> Sequence[Entry] | None:
        with self._told(folder):
            try:
                return [_entry(name, told) for name, told in _names(self._sftp, self._at(folder))]
            except FileNotFoundError:
                return None

    def read(self, path: str, take: Take) -> None:
        with self._told(path):
            file = self._sftp.open(self._at(path), "rb")
            try:
                file.prefetch()
                while piece := file.read(PIECE):
                    take(piece)
            finally:
                _close_without_waiting(file)

    def write(self, path: str, source: Source) -> None:
        with self._told(path):
            file = self._sftp.open(self._at(path), "wb")
            try:
                _copy(source, file)
            finally:
                _close_without_waiting(file)

    def replace(self, old: str, new: str) -> None:
        with self._told(new):
            if self._swaps_in_one_step():
                self._sftp.posix_rename(self._at(old), self._at(new))
            else:
                self._swap_in_two_steps(self._at(old), self._at(new))

    def delete(self, path: str) -> None:
        with self._told(path), suppress(FileNotFoundError):
            self._sftp.remove(self._at(path))

    def make_folder(self, path: str) -> None:
        with self._told(path):
            try:
                self._sftp.mkdir(self._at(path))
            except OSError:
                if self.list(path) is None:  # the protocol does not say "is there already"
                    raise

    def remove_folder(self, path: str) -> None:
        with self._told(path):
            try:
                self._sftp.rmdir(self._at(path))
            except (TimeoutError, ConnectionError):
                raise
            except OSError:  # not empty, or gone
                if not self._transport.is_active():
                    raise

    def digest(self, path: str) -> None:
        """OpenSSH does not work out hashes."""

    def free(self) -> int | None:
        return None if (told := self._volume()) is None else told[0]

    def another(self) -> "SftpRemote | None":
        with suppress(NotNowError):
            return SftpRemote(self._transport, self._host, self._timeout, self._root)
        return None

    def close(self) -> None:
        self._sftp.close()
        if self._owns_line:
            self._transport.close()

    def _at(self, path: str) -> str:
        return f"{self._root.rstrip('/')}/{path}" if path else self._root

    def _swaps_in_one_step(self) -> bool:
        """Asked once, by renaming a file that is not there: only who knows the request misses the file."""
        if self._swaps is None:
            nowhere = self._at(part_name("", "nowhere"))
            try:
                self._sftp.posix_rename(nowhere, nowhere)
            except FileNotFoundError:
                self._swaps = True
            except OSError:
                self._swaps = False
        return bool(self._swaps)

    def _swap_in_two_steps(self, old: str, new: str) -> None:
        """Where the server renames nothing over another file, its place is empty for a moment."""
        try:
            self._sftp.rename(old, new)
        except (TimeoutError, FileNotFoundError):
            raise
        except OSError:
            self._sftp.remove(new)
            self._sftp.rename(old, new)

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        import paramiko

        try:
            yield
        except (paramiko.SSHException, EOFError, TimeoutError, ConnectionError) as error:
            raise host_faults.cut(self._host) from error
        except FileNotFoundError as error:
            raise host_faults.moved(path) from error
        except PermissionError as error:
            raise host_faults.denied(self._host, path) from error
        except OSError as error:
            raise self._fault(path, error) from error

    def _fault(self, path: str, error: OSError) -> NotNowError | RefusedError:
        """The protocol has one word for a full disk, a read-only one and much else: "Failure"."""
        if not self._transport.is_active():
            return host_faults.cut(self._host)
        free, flags = self._volume() or (NO_ROOM, 0)
        if flags & READ_ONLY:
            return host_faults.read_only(self._host)
        if free < NO_ROOM or host_faults.speaks_of_room(str(error)):
            return host_faults.full(self._host)
        return host_faults.failed(self._host, path, str(error))

    def _volume(self) -> tuple[int, int] | None:
        """Bytes free for us and flags of the volume, where the server knows OpenSSH's `statvfs`."""
        try:
            return _statvfs(self._sftp, self._root)
        except OSError:
            return None


@contextmanager
def _ending_in(seconds: float, transport: "paramiko.Transport") -> Iterator[None]:
    """The library waits for an answer to some requests without end."""
    timer = Timer(seconds, transport.close)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _opened(transport: "paramiko.Transport", timeout: float) -> "paramiko.SFTPClient":
    import paramiko

    channel = transport.open_session(timeout=timeout)
    channel.settimeout(timeout)
    channel.invoke_subsystem("sftp")
    return paramiko.SFTPClient(channel)


def _copy(source: Source, file: "paramiko.SFTPFile") -> None:
    """All pieces are under way at once; only with the last one the answers to all of them are waited for."""
    file.set_pipelined(True)
    piece = source.read(PIECE)
    while piece:
        following = source.read(PIECE)
        if not following:
            file.set_pipelined(False)
        file.write(piece)
        piece = following


def _close_without_waiting(file: Any) -> None:
    """The library does not look at the answer anyway; what arrived is seen in the listing."""
    file._close(async_=True)


def _names(sftp: Any, folder: str) -> Iterator[tuple[str, Any]]:
    """The library's own listing gives up at the first name that is not UTF-8, as old sites have them."""
    import paramiko
    from paramiko.sftp import CMD_CLOSE, CMD_OPENDIR, CMD_READDIR

    attributes: Any = paramiko.SFTPAttributes
    handle = sftp._request(CMD_OPENDIR, sftp._adjust_cwd(folder))[1].get_binary()
    asked = [sftp._async_request(type(None), CMD_READDIR, handle) for _ in range(LISTS_AHEAD)]
    with suppress(EOFError):  # that is how the protocol says "no more"
        while True:
            told = sftp._read_response(asked.pop(0))[1]
            asked.append(sftp._async_request(type(None), CMD_READDIR, handle))
            for _ in range(told.get_int()):
                name = told.get_binary().decode(errors="surrogateescape")
                told.get_binary()  # the same in the manner of `ls -l`
                facts = attributes._from_msg(told, None, None)
                if name not in (".", ".."):
                    yield name, facts
    sftp._async_request(type(None), CMD_CLOSE, handle)


def _entry(name: str, told: Any) -> Entry:
    mode = told.st_mode or 0
    if S_ISDIR(mode):
        return Entry(name, What.FOLDER)
    if not S_ISREG(mode):
        return Entry(name, What.OTHER)
    return Entry(name, What.FILE, told.st_size, "" if told.st_mtime is None else str(told.st_mtime))


def _statvfs(sftp: Any, folder: str) -> tuple[int, int]:
    from paramiko.sftp import CMD_EXTENDED

    told = sftp._request(CMD_EXTENDED, "statvfs@openssh.com", sftp._adjust_cwd(folder))[1]
    values = [told.get_int64() for _ in range(11)]
    return values[1] * values[4], values[9]
