"""Faults as somebody meets them: a power cut in mid-typing, a stick that is pulled, a preview that dies."""

import contextlib
import os
import signal
import sqlite3
from pathlib import Path

import pytest

from tests.walks.shops import drafted, known

pytestmark = pytest.mark.server

SECOND = 1.5  # one, and what it takes to look


@pytest.fixture
def shop(program):
    program.place.mkdir()
    folder = drafted(program, "fournil", "bakery")
    known(program, folder)
    return folder


def description(folder):
    with contextlib.closing(sqlite3.connect(f"file:{folder / 'business.db'}?mode=ro", uri=True)) as database:
        return database.execute("SELECT description FROM profile").fetchone()[0]


def test_a_power_cut_in_mid_typing_costs_at_most_the_last_second_and_is_said(program, person, shop):
    program.start()
    person.window("Accueil – Au Levain des Lices", seconds=40)
    person.click("Mon entreprise.*", role="list item")
    person.click("Qui vous êtes.*")
    person.key("ctrl+End")
    person.type(" Nous faisons aussi la brioche")
    person.until(lambda: "Nous faisons aussi la brioche" in description(shop), "it to be kept", SECOND)
    person.type(" du dimanche")
    program.kill()
    assert "Nous faisons aussi la brioche" in description(shop)
    program.start()
    person.window("Mon entreprise – Au Levain des Lices", seconds=40)
    person.see("Nous faisons aussi la brioche")
    person.see("ne s’est pas (fermé|terminé)")
    person.picture("after-the-cut")
    person.tell("a power cut in mid-typing")


def test_a_stick_that_is_pulled_and_plugged_in_again_loses_nothing(program, person, shop):
    program.start()
    person.window("Accueil – Au Levain des Lices", seconds=40)
    person.click("Mon entreprise.*", role="list item")
    shop.rename(shop.with_name("pulled"))
    person.see("n’est plus là")
    person.picture("pulled")
    person.click("Qui vous êtes.*")
    person.key("ctrl+End")
    person.type(" Tapé sans la clé.")
    person.see("Pas encore enregistré")
    shop.with_name("pulled").rename(shop)
    person.see("de retour")
    person.until(lambda: "Tapé sans la clé." in description(shop), "the text to be kept")
    person.picture("back")


def test_a_preview_that_dies_is_said_and_shown_again_and_the_program_goes_on(program, person, shop):
    program.start()
    person.window("Accueil – Au Levain des Lices", seconds=40)
    person.click("Mon site.*", role="list item")
    person.see("Le site tel que le voient les visiteurs")
    person.until(lambda: bool(renderers(program)), "the preview's own process")
    for process in renderers(program):
        os.kill(process, signal.SIGKILL)
    person.see("Afficher à nouveau|Montrer à nouveau|Afficher de nouveau|L’aperçu s’est arrêté")
    person.picture("preview-died")
    person.click("Publications.*", role="list item")
    person.window("Publications – Au Levain des Lices")


def renderers(program):
    """The processes that draw pages for this program's embedded browser, and for nobody else's."""
    parents, drawing = {}, []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # one that has just ended
            parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            if b"type=renderer" in (place / "cmdline").read_bytes():
                drawing.append(int(place.name))

    def is_ours(pid: int) -> bool:
        while pid in parents and pid != program.process.pid:
            pid = parents[pid]
        return pid == program.process.pid

    return [pid for pid in drawing if is_ours(pid)]
