"""From what is known of a business and its trade to a complete first site and twelve weeks of posts."""

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

from core.drafting.calendar import suggestions
from core.drafting.facts import facts
from core.drafting.model import FirstDraft
from core.drafting.pages import Pages
from core.drafting.plan import WEEKS
from core.drafting.search import Taken
from core.drafting.wording import Writer
from core.profile.model import Profile
from core.site.model import Page
from core.trades.model import LANGUAGES, Trade

NOTHING_USED: Mapping[str, date] = MappingProxyType({})


def draft(
    profile: Profile,
    trade: Trade,
    *,
    seed: str,
    today: date,
    used: Mapping[str, date] = NOTHING_USED,
    weeks: int = WEEKS,
    busy: Collection[date] = (),
) -> FirstDraft:
    """The first draft of everything, told in the languages of the profile and held to what the profile says.

    `seed` (the id of the business) chooses among wordings: the same seed gives the same draft. `today` is the date
    at the business; posts begin the day after and go on for so many `weeks`. `used` are the ideas of posts that exist
    already (`Suggestion.idea`), each with its day; on `busy` days a post stands already.
    """
    known = facts(profile, languages(profile)[0], trade)
    posts = suggestions(trade, Writer(known, seed), today, used, weeks=weeks, busy=busy)
    return FirstDraft(pages=draft_pages(profile, trade, seed=seed, today=today), posts=posts)


def draft_pages(profile: Profile, trade: Trade, *, seed: str, today: date) -> tuple[Page, ...]:
    """The pages alone."""
    taken = Taken()
    told = [facts(profile, language, trade) for language in languages(profile)]
    return tuple(page for known in told for page in Pages(trade, Writer(known, seed), taken, today).all())


def languages(profile: Profile) -> tuple[str, ...]:
    """Those of the profile that trades are written in, each once; French where there is none."""
    return tuple(dict.fromkeys(language for language in profile.languages if language in LANGUAGES)) or ("fr",)
