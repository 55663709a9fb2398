"""Links inside a built site that lead nowhere."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from core.errors import Problem
from core.i18n import _
from core.site.places import base_path
from core.site.served import Served

HERE = "http://site.invalid"
ATTRIBUTES = frozenset({"href", "src"})
LISTS = frozenset({"srcset", "imagesrcset"})


def dead_links(folder: Path, address: str = "") -> list[Problem]:
    """Each with the page it stands on. `address` is where the site stands, for what names it in full."""
    base = base_path(address)
    root = f"{urlsplit(address).scheme}://{urlsplit(address).netloc}" if address else HERE
    served, found = Served(folder), []
    for page in sorted(folder.rglob("*.html")):
        path = page.relative_to(folder).as_posix()
        own = urljoin(f"{root}{base}", path.removesuffix("index.html"))
        for link in _links(page.read_text(encoding="utf-8")):
            target = urlsplit(urljoin(own, link))
            if f"{target.scheme}://{target.netloc}" == root and not _there(served, target.path, base):
                said = _("On the page “{page}” a link leads nowhere: {link}").format(page=path, link=link)
                found.append(Problem(path, said, _("Build the site again; if it stays, change the page.")))
    return found


def _there(served: Served, path: str, base: str) -> bool:
    return path.startswith(base) and served.file("/" + unquote(path[len(base) :])) is not None


def _links(page: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(page)
    yield from reader.links


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ATTRIBUTES and value:
                self.links.append(value)
            elif name in LISTS and value:
                self.links += [part.split()[0] for part in value.split(", ") if part.strip()]
