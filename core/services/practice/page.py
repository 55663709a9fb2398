"""The pages of practice, from templates that escape everything: a post is text, whatever it looks like."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from core.i18n import _, language
from core.services.practice.ground import Ground, WallPost
from core.services.richtext import Kind, pieces

if TYPE_CHECKING:
    from jinja2 import Environment

RESOURCES = Path(__file__).parents[3] / "resources" / "practice"


def index(ground: Ground) -> str:
    shops = []
    for business in ground.businesses():
        posts = ground.posts(business)
        name = posts[0].name if posts else _("Business")
        site = any(ground.site(business).glob("index.html"))
        shops.append({"name": name, "path": quote(business), "site": site, "posts": len(posts)})
    return _templates().get_template("index.html").render(shops=shops, **_words())


def wall(ground: Ground, business: str) -> str:
    posts = ground.posts(business)
    name = posts[0].name if posts else ""
    shown = [{"post": post, "parts": list(_parts(post)), "when": _when(post.at)} for post in posts]
    site = f"/site/{quote(business)}/" if any(ground.site(business).glob("index.html")) else ""
    return _templates().get_template("wall.html").render(posts=shown, name=name, site=site, **_words())


def missing() -> str:
    return _templates().get_template("missing.html").render(**_words())


def _words() -> dict[str, object]:
    return {
        "language": language(),
        "practice": _("Practice"),
        "banner": _("Practice: nothing here is online."),
        "only_here": _("Only this computer can see this page."),
        "wall_of": _("The wall"),
        "to_site": _("See the site"),
        "to_wall": _("See the posts"),
        "alternative": _("Alternative text"),
        "nothing_yet": _("Nothing has been sent yet."),
        "how": _("What you send to the practice account appears here."),
        "all": _("Everything sent for practice"),
        "not_found": _("There is no such page here."),
        "back": _("Back to the start"),
    }


def _parts(post: WallPost) -> Iterator[dict[str, str]]:
    """The text in pieces: plain ones, and those that a network would make clickable."""
    at = 0
    for piece in pieces(post.text):
        if piece.start > at:
            yield {"text": post.text[at : piece.start], "kind": "", "href": ""}
        href = piece.value if piece.kind is Kind.LINK else ""
        yield {"text": post.text[piece.start : piece.end], "kind": str(piece.kind), "href": href}
        at = piece.end
    if at < len(post.text):
        yield {"text": post.text[at:], "kind": "", "href": ""}


def _when(at: datetime) -> str:
    from babel.dates import format_date, format_time

    local = at.astimezone()
    day = format_date(local, format="full", locale=language())
    hour = format_time(local, format="short", locale=language())
    return _("{day} at {hour}").format(day=day, hour=hour)


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(RESOURCES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
