"""Why a post is suggested, told to the owner in a few words."""

from core.drafting.occasions import stem_of
from core.i18n import N_, _
from core.trades.feast_names import feast_name
from core.trades.model import Idea, Trade

KINDS = {
    "tip": N_("Useful advice, good in any season"),
    "recipe": N_("An idea to try at home, good in any season"),
    "word": N_("A word of the trade, explained"),
    "behind": N_("How the work is done"),
    "myth": N_("What people often get wrong"),
    "question": N_("A question that is easy to answer"),
    "service": N_("How to ask something of you"),
    "house": N_("About your business"),
    "offer": N_("From your list of services"),
    "season": N_("What goes on at this time of the year"),
}
EACH = {
    "offer": N_("One of your services"),
    "member": N_("Somebody of the team"),
    "closure": N_("You close on these days"),
    "special-hours": N_("Your hours change on these days"),
    "reopening": N_("You open again"),
    "holiday": N_("A public holiday on which people will ask"),
    "anniversary": N_("A round year of your business"),
}


def why(trade: Trade, key: str) -> str:
    """The reason of the idea that was suggested under `key` ("bakery.galette.2027"); nothing for one that is gone."""
    stem = stem_of(key).partition(".")[2]
    found = [idea for idea in trade.ideas if stem == idea.key or (idea.each and stem.startswith(f"{idea.key}-"))]
    return _reason(max(found, key=lambda idea: len(idea.key))) if found else ""


def _reason(idea: Idea) -> str:
    if idea.each:
        return _(EACH[idea.each])
    if idea.when.feast:
        return feast_name(idea.when.feast)
    if idea.when.season:
        return _("Of the season")
    if idea.when.weekdays:
        return _("Suits this day of the week")
    return _(KINDS.get(idea.kind, N_("Good at any time")))
