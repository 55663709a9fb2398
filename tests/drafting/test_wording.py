"""Choosing among wordings, filling them, leaving out what cannot be said."""

from dataclasses import replace

import pytest

from core.drafting.facts import facts
from core.drafting.wording import Writer, drawn, filled
from core.profile.model import Tone
from core.trades.model import Condition, Point, Sentence, Wording
from core.trades.trades import trade

NBSP = "\u00a0"


@pytest.fixture
def known(bakery):
    return facts(bakery, "fr", trade("bakery"))


def words(*texts, **toned):
    return {"fr": (*map(Wording, texts), *(Wording(text, tone) for tone, text in toned.items()))}


def test_a_placeholder_without_a_fact_leaves_the_sentence_out(known):
    assert filled("Ouvert {open_days}.", known) == "Ouvert tous les jours sauf le lundi."
    assert filled("Réservez : {booking}", known) is None


def test_our_words_are_typeset_and_the_owners_are_not(known):
    mine = known.extended({"offer": "L'éclair : bon ?"})
    assert filled("C'est : {offer}", mine) == f"C’est{NBSP}: L'éclair : bon ?"


def test_a_value_is_never_read_as_a_placeholder(known):
    assert filled("Voici {offer}.", known.extended({"offer": "{city}"})) == "Voici {city}."


def test_a_sentence_begins_with_a_capital(known):
    said = f"Tous les jours sauf le lundi. Pains et pâtisseries{NBSP}!"
    assert filled("{open_days}. {sections} !", known) == said


def test_a_value_that_ends_a_sentence_gets_no_second_stop(known):
    assert filled("{offer}.", known.extended({"offer": "Dupont & Cie."})) == "Dupont & Cie."


def test_the_first_entry_that_holds_is_taken(known):
    entries = [
        Sentence(condition=Condition(needs=("feature:parking",)), words=words("Parking.")),
        Sentence(condition=Condition(unless=("city",)), words=words("Nulle part.")),
        Sentence(words=words("Ici.")),
        Sentence(words=words("Là.")),
    ]
    assert Writer(known, "s").one(entries, "p") == "Ici."
    assert Writer(known, "s").paragraphs(entries, "p") == "Ici. Là."


def test_a_sentence_set_apart_begins_a_paragraph(known):
    entries = [Sentence(words=words("Un.")), Sentence(words=words("Deux."), apart=True)]
    assert Writer(known, "s").paragraphs(entries, "p") == "Un.\n\nDeux."


def test_one_point_per_topic(known):
    points = [Point(topic="a", heading=words("Un"), body=words(text)) for text in ("{booking}", "Oui.", "Non.")]
    assert Writer(known, "s").points(points, "p") == {"a": {"heading": "Un", "body": "Oui."}}


def test_the_same_seed_chooses_the_same_and_others_choose_otherwise(known):
    entry = [Sentence(words=words(*"abcdefgh"))]
    chosen = {seed: Writer(known, seed).one(entry, "p") for seed in map(str, range(40))}
    assert all(Writer(known, seed).one(entry, "p") == text for seed, text in chosen.items())
    assert len(set(chosen.values())) > 5


def test_the_tone_steers_the_choice(bakery):
    entry = [Sentence(words=words("Neutre", warm="Chaleureux", refined="Raffiné"))]
    found = {
        tone: [
            Writer(facts(replace(bakery, tone=tone), "fr", trade("bakery")), str(seed)).one(entry, "p")
            for seed in range(60)
        ]
        for tone in Tone
    }
    assert set(found[Tone.WARM]) == {"Neutre", "Chaleureux"}
    assert set(found[Tone.REFINED]) == {"Neutre", "Raffiné"}
    assert set(found[Tone.PROFESSIONAL]) == {"Neutre"}
    assert found[Tone.WARM].count("Chaleureux") > found[Tone.WARM].count("Neutre")


def test_what_is_drawn_is_the_same_on_every_machine():
    assert drawn("seed", "place", 3) == 10747780086463710009
    assert drawn("seed", "place") != drawn("seed", "elsewhere")
