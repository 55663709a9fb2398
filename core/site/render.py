"""One page through the theme's templates to bytes."""

from typing import TYPE_CHECKING

from core.site.theme import Theme
from core.site.views import FrameView, PageView
from core.site.voice import Voice

if TYPE_CHECKING:
    from markupsafe import Markup

IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def rendered(theme: Theme, frame: FrameView, page: PageView, voice: Voice, root: str) -> bytes:
    """`root` leads from the page to the root of the site: "../", or "/shop/" where the page stands anywhere."""

    def to(path: str) -> str:
        return f"{root}{path}" or "./"

    text = theme.page.render(frame=frame, page=page, to=to, graph=in_script(page.graph), _=voice.gettext)
    return text.encode("utf-8", "replace")


def in_script(json_text: str) -> "Markup":
    """JSON that cannot end the element it stands in, whatever the owner typed."""
    from markupsafe import Markup

    for sign, escaped in IN_SCRIPT.items():
        json_text = json_text.replace(sign, escaped)
    return Markup(json_text)  # noqa: S704, every sign that means something to HTML is escaped above
