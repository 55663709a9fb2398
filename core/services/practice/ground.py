"""The practice folder of an install: what was sent stays there, for each business its site and its wall."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

PORT = 8737


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPicture:
    """`file` is its name in the pictures of the wall."""

    file: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPost:
    id: str
    name: str
    text: str
    language: str
    at: datetime
    pictures: tuple[WallPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """Written file by file, each whole or not at all, so that a server beside us never shows half a post."""

    folder: Path

    def place(self, business: str) -> Path:
        return self.folder / _safe(business)

    def site(self, business: str) -> Path:
        return self.place(business) / "site"

    def pictures(self, business: str) -> Path:
        return self.place(business) / "pictures"

    def businesses(self) -> list[str]:
        """Those that have sent something, by their folders' names."""
        if not self.folder.is_dir():
            return []
        return sorted(each.name for each in self.folder.iterdir() if each.is_dir())

    def keep_picture(self, business: str, data: bytes, suffix: str) -> str:
        name = sha256(data).hexdigest()[:32] + suffix
        path = self.pictures(business) / name
        if not path.exists():
            _write(path, data)
        return name

    def keep(self, business: str, post: WallPost) -> None:
        text = json.dumps(asdict(post) | {"at": post.at.isoformat()}, ensure_ascii=False)
        _write(self._post(business, post.id), text.encode("utf-8", "replace"))

    def post(self, business: str, id: str) -> WallPost | None:  # noqa: A002, as everywhere here
        try:
            return _read(self._post(business, id).read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def posts(self, business: str) -> list[WallPost]:
        """The newest first."""
        found = (each.read_text("utf-8") for each in (self.place(business) / "posts").glob("*.json"))
        return sorted(map(_read, found), key=lambda post: (post.at, post.id), reverse=True)

    def remove(self, business: str, id: str) -> None:  # noqa: A002
        self._post(business, id).unlink(missing_ok=True)

    @property
    def port(self) -> int:
        """Where the server last listened, so that addresses given out go on working."""
        try:
            return int((self.folder / "port").read_text())
        except (OSError, ValueError):
            return PORT

    def remember_port(self, port: int) -> None:
        _write(self.folder / "port", str(port).encode())

    def wall_address(self, business: str, id: str = "") -> str:  # noqa: A002
        mark = f"#{id}" if id else ""
        return f"http://127.0.0.1:{self.port}/wall/{quote(_safe(business))}/{mark}"

    def site_address(self, business: str) -> str:
        return f"http://127.0.0.1:{self.port}/site/{quote(_safe(business))}/"

    def _post(self, business: str, id: str) -> Path:  # noqa: A002
        return self.place(business) / "posts" / f"{_safe(id)}.json"


def _safe(name: str) -> str:
    """A name that is one step in a path and nothing else."""
    return "".join(char if char.isalnum() or char in "-_" else "_" for char in name) or "_"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _read(text: str) -> WallPost:
    said = json.loads(text)
    pictures = tuple(WallPicture(**each) for each in said.pop("pictures"))
    return WallPost(**{**said, "at": datetime.fromisoformat(said["at"])}, pictures=pictures)
