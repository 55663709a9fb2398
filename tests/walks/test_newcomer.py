"""(a) Somebody who has never seen the program: from the first start to a published site and a first planned post."""

import contextlib
import sqlite3
import urllib.request

import pytest

pytestmark = pytest.mark.server


def business(program):
    return program.place / "Documents" / "Devanture" / "boulangerie-zoe"


def rows(folder, sql):
    with contextlib.closing(sqlite3.connect(f"file:{folder / 'business.db'}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def published_page(folder):
    (address,) = rows(folder, "SELECT remote_address FROM deliveries WHERE subject = 'site' AND state = 'sent'")[0]
    return urllib.request.urlopen(address).read().decode()


def test_a_newcomer_has_a_published_site_and_a_planned_post_with_mouse_and_keyboard(program, person):
    program.start()
    person.see("Créer mon entreprise", seconds=40)
    person.picture("start")
    person.click("Créer mon entreprise")
    person.see("Étape 1")
    person.type("Boulangerie Zoé")
    person.click("Continuer")
    person.see("Étape 2")
    person.type("pain")
    person.click("Boulangerie", role="list item")
    person.picture("trade")
    person.click("Continuer")
    person.see("Étape 3")
    person.fill("Ville", "Vitré")
    person.fill("Téléphone", "02 99 00 00 00")
    person.click("Continuer")
    person.see("Étape 4")
    person.type("mar-sam 7h-13h 15h30-19h")
    person.see("Voici ce que Devanture a compris")
    person.picture("hours")
    person.click("Continuer")
    person.see("Étape 5")
    person.click("Créer mon site")
    person.see("Mon site – Boulangerie Zoé")
    person.see("Le site tel que le voient les visiteurs")
    person.picture("site")
    person.click("Publier…")
    person.click("Publier en entraînement")
    person.see("Publié en entraînement")
    person.picture("published")
    person.click("Publications.*")
    person.click("Écrire une publication")
    person.see("Nouvelle publication")
    person.type("Bonjour Vitré ! La boulangerie est sur Internet.")
    person.click("(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain) .*à \\d.*")
    person.picture("written")
    person.click("Programmer.*")
    person.see("programmée|attend son heure")
    person.picture("planned")
    person.tell("(a) newcomer, mouse and keyboard")
    page = published_page(business(program))
    assert "Boulangerie Zoé" in page
    assert "02 99 00 00 00" in page.replace("\N{NO-BREAK SPACE}", " ")
    waiting = rows(business(program), "SELECT title, due FROM deliveries WHERE subject LIKE 'post:%'")
    assert [title.startswith("Bonjour Vitré") for title, due in waiting if due] == [True]


def test_the_same_without_a_mouse(program, person):
    program.start()
    person.see("Créer mon entreprise", seconds=40)
    person.tab_to("Créer mon entreprise")
    person.key("Return")
    person.see("Étape 1")
    person.type("Boulangerie Zoé")
    person.key("Return")
    person.see("Étape 2")
    person.type("pain")
    person.key("Return")
    person.see("Étape 3")
    person.tab_to("Ville")
    person.type("Vitré")
    person.key("Return")
    person.see("Étape 4")
    person.type("mar-sam 7h-13h 15h30-19h")
    person.key("Return")
    person.see("Étape 5")
    person.tab_to("Créer mon site")
    person.key("Return")
    person.see("Mon site – Boulangerie Zoé")
    person.tab_to("Publier…")
    person.key("Return")
    person.see("Ce qui va changer")
    person.tab_to("Publier en entraînement")
    person.key("Return")
    person.see("Publié en entraînement")
    person.key("ctrl+ampersand", "ctrl+apostrophe")
    person.see("Publications – Boulangerie Zoé")
    person.tab_to("Écrire une publication")
    person.key("Return")
    person.see("Nouvelle publication")
    person.type("Bonjour Vitré ! La boulangerie est sur Internet.")
    person.tab_to("(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain) .*à \\d.*")
    person.key("space")
    person.tab_to("Programmer.*")
    person.key("Return")
    person.see("programmée|attend son heure")
    assert person.clicks == 0
    person.tell("(a) newcomer, keyboard alone")
    assert "Boulangerie Zoé" in published_page(business(program))
    waiting = rows(business(program), "SELECT title, due FROM deliveries WHERE subject LIKE 'post:%'")
    assert [bool(due) for _title, due in waiting] == [True]
