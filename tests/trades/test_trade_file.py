"""A file as somebody who does not program might leave it: everything wrong is told at once, with its place."""

import pytest

from core.errors import BadInputError
from core.trades.trade_file import tables, trade_from
from core.trades.trades import read

WRONG = """
key = "x"
hue = "red"
colour = 3

[[posts]]
key = "a"
before = [1]
season = ["01-01"]
fr = "no list"

[[questions]]
topic = "t"
haeding = { fr = ["x"] }

[text.home.hero]
heading = "no list"
"""


def test_all_problems_of_form_are_told_with_their_place():
    places = {problem.field for problem in trade_from(tables(WRONG, "x.toml"), {})[1]}
    wanted = {
        "file.hue", "file.colour", "posts[1].before", "posts[1].season", "posts[1].fr", "questions[1].haeding",
        "text.home.hero.heading",
    }  # fmt: skip
    assert wanted <= places


def test_a_text_that_is_no_toml_names_the_file_and_the_line():
    with pytest.raises(BadInputError) as told:
        tables('key = "x\nhue = 3', "bakery.toml")
    assert told.value.problems[0].field == "bakery.toml"
    assert "line 1" in told.value.problems[0].message


def test_a_file_that_cannot_be_used_is_refused_whole(tmp_path):
    (tmp_path / "x.toml").write_text(WRONG, "utf-8")
    (tmp_path / "common.toml").write_text("", "utf-8")
    with pytest.raises(BadInputError) as told:
        read(tmp_path / "x.toml", tmp_path / "common.toml")
    assert len(told.value.problems) >= 7


def test_a_trades_own_text_stands_in_for_the_shared_one():
    shared = tables('[[text.home.label]]\nfr = ["Accueil"]\nen = ["Home"]\n[slugs]\nhome = { fr = "", en = "" }', "c")
    own = tables('[[text.home.label]]\nfr = ["Maison"]\nen = ["House"]', "x")
    found, _problems = trade_from(own, shared)
    assert [sentence.words["fr"][0].text for sentence in found.texts["home.label"]] == ["Maison"]
    assert found.slugs["home"] == {"fr": "", "en": ""}


def test_a_wording_may_suit_one_tone_only():
    found, _problems = trade_from(tables('[[text.a.b]]\nfr = ["x"]\nfr-warm = ["y"]', "x"), {})
    assert [(wording.text, wording.tone) for wording in found.texts["a.b"][0].words["fr"]] == [("x", ""), ("y", "warm")]


GREETING = '[[posts]]\nkey = "{key}"\nkind = "feast"\nfeast = "{feast}"\n{more}fr = ["Bonjour."]\nen = ["Hello."]\n'


def test_a_shared_greeting_gives_way_to_the_trades_own_for_the_feast_unless_everybody_should_say_it():
    shared = tables(
        GREETING.format(key="music", feast="music-day", more="")
        + GREETING.format(key="shops", feast="local-shops-day", more="")
        + GREETING.format(key="year", feast="new-year", more="must = true\n"),
        "c",
    )
    own = tables(
        GREETING.format(key="own-music", feast="music-day", more="")
        + GREETING.format(key="own-shops", feast="local-shops-day", more='needs = ["address"]\n')
        + GREETING.format(key="own-year", feast="new-year", more=""),
        "x",
    )
    found, _problems = trade_from(own, shared)
    assert [idea.key for idea in found.ideas] == ["own-music", "own-shops", "own-year", "shops", "year"]
