import pytest

from core.errors import Problem
from core.profile import choices
from core.profile.legal_form import form_of_code, read_form, show_form
from core.profile.model import LegalForm, Tone
from core.profile.structure import schema
from core.profile.suggest import FRENCH, nearest
from core.profile.text import read_line, read_text
from core.profile.usual_case import usual_case, usual_town


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("#B5651D", "#b5651d"),
        ("b5651d", "#b5651d"),
        ("#abc", "#aabbcc"),
        ("rgb(1, 2, 255)", "#0102ff"),
        ("Bleu marine", "#1b2a49"),
    ],
)
def test_colours(typed, kept):
    assert choices.read_colour(typed) == kept


@pytest.mark.parametrize("typed", ["#12", "rgb(1,2,256)", "bleu de Prusse cassé", "", "url(x)"])
def test_unknown_colours_are_told(typed):
    assert isinstance(choices.read_colour(typed), Problem)


def test_languages_by_code_and_name():
    assert [choices.read_language(one) for one in ("fr", "FR-fr", "français", "Anglais", "en_GB")] == [
        "fr",
        "fr",
        "fr",
        "en",
        "en",
    ]
    assert isinstance(choices.read_language("de"), Problem)


def test_tones():
    assert choices.read_tone("Chaleureux") is Tone.WARM
    assert choices.read_tone("") is Tone.WARM
    assert isinstance(choices.read_tone("agressif"), Problem)


def test_ticks_and_the_nearest_one():
    assert choices.read_feature("Card payment") == "card_payment"
    assert "parking" in choices.read_feature("parkings").remedy


def test_the_schema_lists_every_tick():
    assert tuple(schema()["$defs"]["feature"]["examples"]) == choices.FEATURES


@pytest.mark.parametrize(("typed", "kept"), [("1998", 1998), ("depuis 1998", 1998), ("since 1998", 1998), ("", None)])
def test_years(typed, kept):
    assert choices.read_year(typed) == kept


@pytest.mark.parametrize(("typed", "kept"), [("10 000 €", 10000), ("1.500,00 euros", 1500), ("1", 1), ("", None)])
def test_capital(typed, kept):
    assert choices.read_capital(typed) == kept


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (choices.read_year, "98"),
        (choices.read_year, "99999"),
        (choices.read_capital, "12,50"),
        (choices.read_capital, "dix"),
        (choices.read_naf, "1071"),
        (choices.read_zone, "Rennes"),
        (choices.read_zone, "../etc/passwd"),
        (choices.read_tick, "peut-être"),
    ],
)
def test_other_slips_are_told(read, typed):
    assert isinstance(read(typed), Problem)


def test_naf_codes_and_zones():
    assert choices.read_naf("1071 c") == "10.71C"
    assert choices.read_zone("Indian/Reunion") == "Indian/Reunion"
    assert choices.read_tick("Oui") is True
    assert choices.read_tick("non") is False


def test_positions():
    assert choices.read_degrees("48,1147", 90) == 48.1147
    assert isinstance(choices.read_degrees("91", 90), Problem)
    assert isinstance(choices.read_degrees("nan", 90), Problem)


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("1000", LegalForm.SOLE_TRADER),
        ("5499", LegalForm.SARL),
        ("5498", LegalForm.EURL),
        ("5710", LegalForm.SAS),
        ("5720", LegalForm.SASU),
        ("9220", LegalForm.ASSOCIATION),
        ("7112", LegalForm.OTHER),
        ("x", None),
    ],
)
def test_legal_forms_from_the_code_of_insee(code, form):
    assert form_of_code(code) is form


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Micro-entreprise", LegalForm.SOLE_TRADER),
        ("S.A.R.L.", LegalForm.SARL),
        ("sas", LegalForm.SAS),
        ("5499", LegalForm.SARL),
        ("Société par actions simplifiée", LegalForm.SAS),
        ("", None),
    ],
)
def test_legal_forms_in_words(typed, form):
    assert read_form(typed) is form


def test_every_legal_form_is_read_as_it_is_kept():
    assert [read_form(form.value) for form in LegalForm] == list(LegalForm)
    assert show_form(LegalForm.SARL, "fr") == "SARL"
    assert show_form(LegalForm.SOLE_TRADER, "fr") == "Entrepreneur individuel (EI)"
    assert isinstance(read_form("Ltd"), Problem)


def test_an_unknown_name_finds_its_nearest():
    assert nearest("phnoe", ["phone", "email"]) == "phone"
    assert nearest("Téléphone", ["phone", "email"]) == "phone"
    assert nearest("mercredi", ["monday", "wednesday"]) == "wednesday"
    assert nearest("xyz", ["phone", "email"]) == ""


def test_every_french_word_leads_to_a_name_of_the_schema():
    text = str(schema())
    assert [name for name in FRENCH.values() if f"'{name}'" not in text] == []


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("12 RUE DE LA PAIX", "12 Rue de la Paix"),
        ("SAINT-MALO", "Saint-Malo"),
        ("L'HAY-LES-ROSES", "L'Hay-les-Roses"),
        ("LE MANS", "Le Mans"),
        ("SARL DURAND", "SARL Durand"),
        ("Déjà écrit", "Déjà écrit"),
        ("ÉLÉONORE", "Éléonore"),
        ("", ""),
    ],
)
def test_capitals_of_registers_become_usual(written, usual):
    assert usual_case(written) == usual


def test_towns_lose_district_and_cedex():
    assert usual_town("PARIS 11") == "Paris"
    assert usual_town("RENNES CEDEX 7") == "Rennes"


def test_lines_and_texts():
    assert read_line("  a\tb\nc ") == "a b c"
    assert read_text(" a\r\nb\x0bc ") == "a\nb\nc"
    assert read_line("<b>😀 \u202eעברית</b>") == "<b>😀 \u202eעברית</b>"
    assert isinstance(read_line("a\x00b"), Problem)
    assert isinstance(read_line("\ud800"), Problem)
    assert "1 character too long" in read_line("x" * 301).message
    assert len(read_text("x" * 10_000)) == 10_000
