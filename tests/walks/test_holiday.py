"""(c) The owner changes the hours of a Thursday: the site, a post and the schedule follow."""

import contextlib
import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.walks.shops import drafted, known, with_host, with_network

pytestmark = pytest.mark.server


def thursday() -> date:
    """One that is far enough ahead to be announced, and near enough to matter."""
    first = datetime.now(UTC).date() + timedelta(9)
    return first + timedelta((3 - first.weekday()) % 7)


def rows(folder, sql):
    with contextlib.closing(sqlite3.connect(f"file:{folder / 'business.db'}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def test_other_hours_for_a_thursday_reach_the_site_and_the_customers(program, person, ssh_server, pds):
    program.place.mkdir()
    shop = drafted(program, "fournil", "bakery")
    with_host(program, shop, ssh_server)
    with_network(program, shop, pds)
    known(program, shop)
    day = thursday()
    program.start()
    person.window("Accueil – Au Levain des Lices", seconds=40)
    person.key("ctrl+k")
    person.window("Trouver ou faire")
    person.type("horaires ouv")
    person.key("Return")
    person.see("La semaine habituelle")
    person.fill("Premier jour", f"{day:%d/%m/%Y}")
    person.key("Return")
    person.fill("Motif", "Marché de Noël")
    person.fill("Autres horaires ces jours-là", "7h-12h")
    person.click("Ouvert avec ces horaires")
    person.see("Marché de Noël")
    person.picture("hours")
    person.click("Accueil.*", role="list item")
    person.click("(Proposer|Rédiger|Suggérer).* – Horaires particuliers.*")
    person.see("7\\s*h à 12\\s*h")
    person.picture("post-drafted")
    person.click("Programmer.*")
    person.see("prévue|programmée|attend son heure")
    person.picture("post-planned")
    person.click("Mon site.*", role="list item")
    person.click("Publier…")
    person.click("Publier maintenant")
    person.see("En ligne", seconds=60)
    person.picture("site-online")
    person.tell("(c) other hours of a Thursday: site, post and schedule")
    page = (ssh_server.web / "index.html").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "Marché de Noël" in page
    (account, due), *others = rows(shop, "SELECT account, due FROM deliveries WHERE subject LIKE 'post:%'")
    assert others == []
    assert due[:10] < f"{day:%Y-%m-%d}"
    assert rows(shop, f"SELECT service FROM accounts WHERE id = '{account}'") == [("bluesky",)]
    assert pds.posts() == []
