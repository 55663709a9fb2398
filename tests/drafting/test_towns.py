"""Towns and streets out of what registers and owners write."""

import pytest

from core.drafting.towns import street, town


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("LE MANS", "Le Mans"),
        ("SAINT-JEAN-DE-LUZ", "Saint-Jean-de-Luz"),
        ("VILLENEUVE-D'ASCQ", "Villeneuve-d’Ascq"),
        ("RENNES CEDEX 7", "Rennes"),
        ("Rennes Cedex", "Rennes"),
        ("  Les  Sables-d'Olonne ", "Les Sables-d’Olonne"),
        ("Eu", "Eu"),
        ("", ""),
    ],
)
def test_towns(typed, said):
    assert town(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12 Rue de la Gare", "12 rue de la Gare"),
        ("7 BIS RUE HAUTE", "7 bis rue Haute"),
        ("Place du Marché", "place du Marché"),
        ("3 bis, Avenue Foch", "3 bis, avenue Foch"),
        ("Le Bourg", "Le Bourg"),
    ],
)
def test_streets(typed, said):
    assert street(typed) == said
