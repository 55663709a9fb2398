"""French as people say it and as a printer sets it."""

from datetime import date, time

import pytest

from core.drafting import french
from core.profile.model import Span

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("town", "at", "of"),
    [
        ("Lyon", "à Lyon", "de Lyon"),
        ("Annecy", "à Annecy", "d’Annecy"),
        ("Évreux", "à Évreux", "d’Évreux"),
        ("Le Mans", "au Mans", "du Mans"),
        ("le mans", "au mans", "du mans"),
        ("Le Havre", "au Havre", "du Havre"),
        ("Les Ulis", "aux Ulis", "des Ulis"),
        ("Les Sables-d’Olonne", "aux Sables-d’Olonne", "des Sables-d’Olonne"),
        ("La Rochelle", "à La Rochelle", "de La Rochelle"),
        ("L’Haÿ-les-Roses", "à L’Haÿ-les-Roses", "de L’Haÿ-les-Roses"),
        ("Île-de-Bréhat", "à l’Île-de-Bréhat", "de l’Île-de-Bréhat"),
        ("Hyères", "à Hyères", "d’Hyères"),
        ("Haguenau", "à Haguenau", "de Haguenau"),
        ("Honfleur", "à Honfleur", "d’Honfleur"),
        ("Yvetot", "à Yvetot", "d’Yvetot"),
        ("Yerres", "à Yerres", "d’Yerres"),
        ("Yutz", "à Yutz", "de Yutz"),
        ("Yenne", "à Yenne", "de Yenne"),
        ("Ouistreham", "à Ouistreham", "de Ouistreham"),
        ("Œting", "à Œting", "d’Œting"),
        ("Lesparre", "à Lesparre", "de Lesparre"),
        ("Laval", "à Laval", "de Laval"),
    ],
)
def test_towns(town, at, of):
    assert (french.at(town), french.of(town)) == (at, of)


def test_towns_departments_and_regions_side_by_side():
    said = french.at_areas(["Annecy", "Le Bourget-du-Lac", "Ain", "Haute-Savoie", "Yvelines", "Île-de-France", "Nord"])
    assert said == (
        "à Annecy, au Bourget-du-Lac, dans l’Ain, en Haute-Savoie, dans les Yvelines, en Île-de-France et dans le Nord"
    )


@pytest.mark.parametrize(
    ("name", "at", "of"),
    [
        ("Le Fournil", "au Fournil", "du Fournil"),
        ("Les Délices", "aux Délices", "des Délices"),
        ("La Mie", "à La Mie", "de La Mie"),
        ("Boulangerie Martin", "à la Boulangerie Martin", "de la Boulangerie Martin"),
        ("Salon Hélène", "au Salon Hélène", "du Salon Hélène"),
        ("Atelier Sauvage", "à l’Atelier Sauvage", "de l’Atelier Sauvage"),
        ("Moreau Plomberie", "chez Moreau Plomberie", "de Moreau Plomberie"),
        ("Aquaprix", "chez Aquaprix", "d’Aquaprix"),
        ("Chez Nadia", "chez Nadia", f"de «{NBSP}Chez Nadia{NBSP}»"),
        ("Au Bon Coin", "au Bon Coin", f"de «{NBSP}Au Bon Coin{NBSP}»"),
    ],
)
def test_names_of_businesses(name, at, of):
    assert (french.at_name(name), french.of_name(name)) == (at, of)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ça va ?", f"Ça va{NBSP}?"),
        ("L'eau : oui ; non !", f"L’eau{NBSP}: oui{NBSP}; non{NBSP}!"),
        ("« Bonjour »", f"«{NBSP}Bonjour{NBSP}»"),
        ("Attendez...", "Attendez…"),
        ("10 % de 20 €", f"10{NBSP}% de 20{NBSP}€"),
        ("180 °C, 55 kg", f"180{NBSP}°C, 55{NBSP}kg"),
        ("à 14 h 30", f"à 14{NBSP}h{NBSP}30"),
        ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
    ],
)
def test_spaces_and_signs(typed, printed):
    assert french.typeset(typed) == printed
    assert french.typeset(printed) == printed


@pytest.mark.parametrize(
    ("weekdays", "said"),
    [
        (range(7), "tous les jours"),
        ([1, 2, 3, 4, 5, 6], "tous les jours sauf le lundi"),
        ([1, 2, 3, 4, 5], "du mardi au samedi"),
        ([0, 1, 3, 4, 5], "tous les jours sauf le mercredi et le dimanche"),
        ([4, 5, 6], "du vendredi au dimanche"),
        ([5, 6, 0], "du samedi au lundi"),
        ([0, 2, 4], "le lundi, le mercredi et le vendredi"),
        ([1, 2], "le mardi et le mercredi"),
    ],
)
def test_open_days(weekdays, said):
    assert french.days(weekdays) == said


def test_closed_days_begin_with_sunday_before_monday():
    assert french.closed_days([0, 6]) == "le dimanche et le lundi"
    assert french.closed_days([0, 2]) == "le lundi et le mercredi"


def test_days_and_periods():
    assert french.on_day(date(2027, 5, 1)) == f"samedi 1er{NBSP}mai"
    assert french.between(date(2027, 8, 3), date(2027, 8, 17)) == f"du 3 au 17{NBSP}août"
    assert french.between(date(2026, 12, 24), date(2027, 1, 2)) == f"du 24{NBSP}décembre au 2{NBSP}janvier"
    assert french.between(date(2027, 11, 11), date(2027, 11, 11)) == f"le jeudi 11{NBSP}novembre"


def test_hours():
    spans = [Span(time(7), time(13)), Span(time(15, 30), time(0))]
    assert french.spans(spans) == f"de 7{NBSP}h à 13{NBSP}h et de 15{NBSP}h{NBSP}30 à minuit"


@pytest.mark.parametrize(
    ("cents", "said"),
    [(1250, "12,50 €"), (3800, "38 €"), (123450, "1 234,50 €"), (5, "0,05 €"), (0, "offert")],
)
def test_prices(cents, said):
    assert french.price(cents) == said.replace(" ", NBSP)


def test_telephone_numbers():
    assert french.phone("+33299000000") == "02 99 00 00 00".replace(" ", NBSP)
    assert french.phone("+4930123456") == "+4930123456"


def test_lists():
    assert [french.listing("abc"[:count]) for count in range(4)] == ["", "a", "a et b", "a, b et c"]
