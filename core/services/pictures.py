"""The pictures of a message as a network takes them: small enough, and the same bytes at every attempt."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from core.errors import BadInputError
from core.i18n import _
from core.services.outcome import NotNowError, RefusedError
from core.services.service import Line, SentPicture

TAKEN = ("image/jpeg", "image/png")  # what the library keeps, hence what is ever sent


@dataclass(frozen=True, slots=True)
class Fitted:
    data: bytes = field(repr=False)
    mime: str
    width: int
    height: int
    alt: str

    @property
    def name(self) -> str:
        return "photo.png" if self.mime == "image/png" else "photo.jpg"


def fitted(
    line: Line, pictures: Collection[SentPicture], most: int, types: Collection[str] = TAKEN
) -> Iterator[Fitted]:
    """One after the other, each at most `most` bytes long; says how far it is and ends when told to stop."""
    for done, picture in enumerate(pictures):
        if line.stop.is_set():
            raise stopped()
        line.progress(done, len(pictures), _("photo {number}").format(number=done + 1))
        yield _fit(line, picture, most, types)
    line.progress(len(pictures), len(pictures), "")


def stopped() -> NotNowError:
    return NotNowError(
        _("Sending was stopped."), safe=_("Nothing was published."), remedy=_("It goes out at the next start.")
    )


def _fit(line: Line, picture: SentPicture, most: int, types: Collection[str]) -> Fitted:
    from core.media.social import fit_for

    try:
        data, mime, width, height = fit_for(line.open(picture.hash), picture.mime, max_bytes=most, types=types)
    except (BadInputError, OSError) as broken:
        raise RefusedError(
            _("A photo of this post cannot be read or made small enough."),
            safe=_("Nothing was published."),
            remedy=_("Put another photo on the post, then send it again."),
        ) from broken
    return Fitted(data, mime, width, height, picture.alt)
