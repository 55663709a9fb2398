"""A business on which every screen has something to show: drafted, planned, sent, waiting, refused."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from core.business import Business
from core.house import House
from core.posts.model import PostState
from core.profile.file import read_profile
from core.profile.model import Closure
from core.sync.ledger import State

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "bakery.json"
STATES = (State.SENT, State.REFUSED, State.UNKNOWN, State.ASK, State.MISSED, State.WAITING)
WHY = {
    State.REFUSED: "Il n’y a plus de place chez ftp.exemple.fr. Libérez-en chez votre hébergeur, puis renvoyez.",
    State.ASK: "La réponse du réseau s’est perdue, et il ne dit pas si la publication est arrivée.",
    State.WAITING: "Pas de connexion : le réseau n’a pas pu être joint.",
}


def furnished(house: House, folder: Path) -> Path:
    business = Business.new(folder, house)
    try:
        business.take_profile(read_profile(EXAMPLE), EXAMPLE.parent)
        business.draft()
        today = business.today()
        business.profiles.closures.add(
            Closure(first=today + timedelta(27), last=today + timedelta(28), label="Fêtes de fin d’année")
        )
        business.accounts.add("Hébergeur", "sftp", {"host": "ftp.exemple.fr", "user": "levain", "folder": "www"})
        business.accounts.add("Bluesky", "bluesky", {"handle": "levain.bsky.social"})
        _sent(business)
        _planned(business, today)
    finally:
        business.close()
    return folder


def _sent(business: Business) -> None:
    """The practice site and two posts really go out."""
    account = next(one for one in business.accounts.all() if one.service == "practice")
    business.publish(account)
    for post in business.posts.all(PostState.IDEA)[:2]:
        business.posts.schedule(post, [account.id])
    engine = business.engine()
    engine.recover()
    engine.run()
    engine.close()


def _planned(business: Business, today: date) -> None:
    account = next(one for one in business.accounts.all() if one.service == "bluesky")
    for number, post in enumerate(business.posts.all(PostState.IDEA)[:7]):
        business.posts.schedule(post, [account.id], datetime.combine(today + timedelta(number + 1), time(9, 15)))
    waiting = [entry for entry in business.outbox.entries(State.WAITING) if entry.account == account.id]
    with business.store.transaction("Screens", undoable=False):
        for entry, state in zip(waiting, STATES[1:], strict=False):
            business.store.update("deliveries", entry.id, {"state": str(state), "reason": WHY.get(state, "")})


def second(house: House, folder: Path) -> Path:
    """Another client of the advisor's, with a long name."""
    business = Business.new(folder, house)
    try:
        source = EXAMPLE.with_name("hairdresser.json")
        business.take_profile(read_profile(source), source.parent)
        business.profiles.change(name="Salon de coiffure mixte « Les Ciseaux d’Argent et de Lumière » – Saint-Brieuc")
    finally:
        business.close()
    return folder
