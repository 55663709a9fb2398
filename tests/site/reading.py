"""Pages of a built site as trees."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib


@cache
def trees(folder: Path) -> tuple[tuple[str, Element], ...]:
    """Of a folder that is only read: parsed once for all tests."""
    files = sorted(folder.rglob("*.html"))
    return tuple((file.relative_to(folder).as_posix(), tree(file.read_text(encoding="utf-8"))) for file in files)


def tree(text: str) -> Element:
    """Strict: what a browser would have to mend is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text)


def graph(page: Element) -> list[dict[str, Any]]:
    script = page.find(".//script[@type='application/ld+json']")
    assert script is not None and script.text
    nodes: list[dict[str, Any]] = json.loads(script.text)["@graph"]
    return nodes


def texts(page: Element) -> str:
    body = page.find("body")
    assert body is not None
    return " ".join(" ".join(body.itertext()).split())
