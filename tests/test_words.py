"""French is complete: every sentence of the program is in the catalogue, translated, with its places kept."""

import importlib.util
import re
from pathlib import Path

import pytest

from core import i18n

ROOT = Path(__file__).parents[1]
PLACE = re.compile(r"\{[a-z_]*\}")


@pytest.fixture(scope="module")
def words():
    found = importlib.util.spec_from_file_location("words", ROOT / "build_spec" / "words.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pairs(words):
    """(English, French) of every sentence, plurals form by form."""
    found = []
    for message in words.french():
        if isinstance(message.id, tuple):
            found += zip(message.id, message.string, strict=True)
        elif message.id:
            found.append((message.id, message.string))
    return found


def test_the_catalogue_holds_exactly_the_sentences_of_the_program(words):
    extracted = {message.id for message in words.extracted() if message.id}
    held = {message.id for message in words.french() if message.id}
    assert (extracted - held, held - extracted) == (set(), set()), "run: make words"


def test_every_sentence_is_translated_and_none_is_unsure(words, pairs):
    assert [english for english, french in pairs if not french] == []
    assert [message.id for message in words.french() if message.fuzzy and message.id] == []


def test_the_compiled_catalogue_is_that_of_today(words):
    assert words.FRENCH.with_suffix(".mo").read_bytes() == words.compiled(words.french()), "run: make words"


def test_what_is_filled_in_stands_in_both_languages(pairs):
    for english, french in pairs:
        places = (set(PLACE.findall(english)), set(PLACE.findall(french)))
        assert places[1] <= places[0], english
        assert places[0] - places[1] <= {"{n}", "{count}", "{number}"}, english


def test_french_typography_is_kept(pairs):
    for _english, french in pairs:
        without_commands = re.sub(r"main\.py[^\n]*|https?://\S+|\bhttp:\S*|\{[a-z_]*\}", "", french)
        assert not re.search(r"[a-zà-ÿ]'[a-zà-ÿA-Z]", without_commands), french
        assert not re.search(r"\w [;!?]|\w [:](?!/)", without_commands), french


def test_only_the_command_line_names_its_commands(words):
    """What the core says must be right in a window too."""
    for message in words.extracted():
        spoken = {file for file, _line in message.locations if not file.startswith("core/cli/")}
        assert not spoken or "main.py" not in " ".join(message.id if isinstance(message.id, tuple) else [message.id])


def test_messages_are_spoken_in_the_language_chosen():
    i18n.speak("fr")
    assert i18n._("Nothing was changed.") == "Rien n’a été changé."
    i18n.speak("en")
    assert i18n._("Nothing was changed.") == "Nothing was changed."
