"""What a host answers for a path: the file, the folder's index, the page for what is missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".mp4": "video/mp4",
}
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
FORBIDDEN = re.compile(r"[\x00-\x1f\\:*?\"<>|]")


@dataclass(frozen=True, slots=True)
class Answer:
    status: HTTPStatus
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Served:
    """Made with a folder; nothing outside of it is ever answered, whatever the path says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def answer(self, target: str, tag: str | None = None, part: str | None = None, added: bytes = b"") -> Answer:
        """For the request `target`, with `If-None-Match` and `Range` where they were sent.

        `added` is put at the end of each page.
        """
        path = unquote(urlsplit(target).path)
        file = self.file(path)
        if file is None:
            return self._missing(added)
        if file.is_dir():
            return Answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{urlsplit(target).path}/"})
        try:
            stat, body = file.stat(), file.read_bytes()
        except OSError:  # taken away by a build in between
            return self._missing(added)
        if file.suffix == ".html":
            return Answer(HTTPStatus.OK, _with(body, added), _headers(file) | {"Cache-Control": "no-store"})
        headers = _headers(file) | {"ETag": f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"', "Cache-Control": "no-cache"}
        if tag == headers["ETag"]:
            return Answer(HTTPStatus.NOT_MODIFIED, b"", headers)
        return _partial(body, part, headers)

    def file(self, path: str) -> Path | None:
        """The file for a path; a folder where its "/" was left out; None where there is nothing to show."""
        parts = [name for name in path.split("/") if name]
        if FORBIDDEN.search(path) or any(name.startswith(".") for name in parts):
            return None
        found = self._folder.joinpath(*parts)
        try:
            inside = found.resolve().is_relative_to(self._folder.resolve())
        except (OSError, RuntimeError):
            return None
        if not inside:
            return None
        if found.is_dir():
            index = found / "index.html"
            return (index if path.endswith("/") else found) if index.is_file() else None
        return found if found.is_file() and not path.endswith("/") else None

    def _missing(self, added: bytes) -> Answer:
        page = self._folder / "404.html"
        try:
            body = _with(page.read_bytes(), added)
        except OSError:
            return Answer(HTTPStatus.NOT_FOUND, b"404", {"Content-Type": "text/plain; charset=utf-8"})
        return Answer(HTTPStatus.NOT_FOUND, body, _headers(page) | {"Cache-Control": "no-store"})


def _headers(file: Path) -> dict[str, str]:
    return {"Content-Type": TYPES.get(file.suffix, "application/octet-stream"), "Accept-Ranges": "bytes"}


def _with(page: bytes, added: bytes) -> bytes:
    before, end, after = page.rpartition(b"</body>")
    return before + added + end + after if end else page + added


def _partial(body: bytes, part: str | None, headers: dict[str, str]) -> Answer:
    """One range of bytes, as players of films ask for; anything else is answered whole."""
    asked = RANGE.fullmatch(part or "")
    if not asked or not (asked[1] or asked[2]):
        return Answer(HTTPStatus.OK, body, headers)
    first = int(asked[1]) if asked[1] else max(0, len(body) - int(asked[2]))
    last = min(len(body) - 1, int(asked[2])) if asked[1] and asked[2] else len(body) - 1
    if first > last:
        return Answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"", {"Content-Range": f"bytes */{len(body)}"})
    told = headers | {"Content-Range": f"bytes {first}-{last}/{len(body)}"}
    return Answer(HTTPStatus.PARTIAL_CONTENT, body[first : last + 1], told)
