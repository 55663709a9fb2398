"""What no rule tells about the names of French places: which h is silent, and how to say “in” a department."""

ELIDED_H = (
    "hagetmau", "halluin", "harfleur", "hasparren", "haubourdin", "hazebrouck", "hendaye", "hénin", "hennebont",
    "herbignac", "herblay", "héricourt", "héricy", "hérimoncourt", "hermanville", "hérouville", "hersin", "herserange",
    "hesdin", "hirson", "honfleur", "houlgate", "hyères", "huelgoat", "huismes", "hières",
)  # fmt: skip
SILENT_H = (
    "habit", "haleine", "harmon", "hélène", "hélice", "hélio", "henri", "herbe", "herbor", "hermine", "hercule",
    "hervé", "hibernat", "hilaire", "hippo", "hirondelle", "histoire", "hiver", "homme", "honor", "hôpital", "horiz",
    "horlog", "hortens", "horticult", "hospit", "hôtel", "hôte", "hubert", "hugo", "hugue", "huile", "huître", "humeur",
    "humus", "hyacinthe", "hydr", "hygi", "hymne", "hypno",
)  # fmt: skip
"""Beginnings of names and nouns whose h is not heard."""
NOT_ELIDED = ("ouistreham", "onze", "oui", "ouagadougou")

_EN = (
    "ardèche", "ariège", "charente", "charente-maritime", "corrèze", "corse", "corse-du-sud", "côte-d’or", "creuse",
    "dordogne", "eure-et-loir", "gironde", "guadeloupe", "guyane", "haute-corse", "haute-garonne", "haute-loire",
    "haute-marne", "haute-saône", "haute-savoie", "haute-vienne", "ille-et-vilaine", "indre-et-loire", "isère",
    "loire-atlantique", "lot-et-garonne", "lozère", "maine-et-loire", "martinique", "mayenne", "meurthe-et-moselle",
    "moselle", "saône-et-loire", "savoie", "seine-et-marne", "seine-maritime", "seine-saint-denis", "tarn-et-garonne",
    "vendée", "alsace", "aquitaine", "auvergne", "auvergne-rhône-alpes", "bourgogne", "bourgogne-franche-comté",
    "bretagne", "champagne", "franche-comté", "île-de-france", "ile-de-france", "lorraine", "normandie",
    "nouvelle-aquitaine", "occitanie", "provence", "provence-alpes-côte d’azur", "touraine", "anjou", "picardie",
)  # fmt: skip
_DANS_LE = (
    "bas-rhin", "calvados", "cantal", "cher", "doubs", "finistère", "gard", "gers", "haut-rhin", "jura", "loir-et-cher",
    "loiret", "lot", "morbihan", "nord", "pas-de-calais", "puy-de-dôme", "rhône", "tarn", "territoire de belfort",
    "val-d’oise", "val-de-marne", "var", "vaucluse", "perche", "médoc", "pays basque",
)  # fmt: skip
_DANS_LA = ("drôme", "loire", "manche", "marne", "meuse", "nièvre", "sarthe", "somme")
_DANS_L = ("ain", "aisne", "allier", "aube", "aude", "aveyron", "essonne", "eure", "hérault", "indre", "oise", "orne",
           "yonne")  # fmt: skip
_DANS_LES = (
    "alpes-de-haute-provence", "alpes-maritimes", "ardennes", "bouches-du-rhône", "côtes-d’armor", "deux-sèvres",
    "hautes-alpes", "hautes-pyrénées", "hauts-de-seine", "landes", "pyrénées-atlantiques", "pyrénées-orientales",
    "vosges", "yvelines", "hauts-de-france", "pays de la loire",
)  # fmt: skip

AREAS: dict[str, str] = {
    **dict.fromkeys(_EN, "en "),
    **dict.fromkeys(_DANS_LE, "dans le "),
    **dict.fromkeys(_DANS_LA, "dans la "),
    **dict.fromkeys(_DANS_L, "dans l’"),
    **dict.fromkeys(_DANS_LES, "dans les "),
}
"""Departments and regions with the word that stands before them. Vienne is left out: the town is meant more often."""

_LA = ("boulangerie", "pâtisserie", "boulangerie-pâtisserie", "maison", "brioche", "fournée", "plomberie", "menuiserie",
       "boucherie", "charcuterie", "librairie", "pharmacie", "clinique", "ferme", "cave", "brasserie", "boutique",
       "serrurerie", "fromagerie", "poissonnerie", "société")  # fmt: skip
_LE = ("fournil", "pétrin", "moulin", "pain", "salon", "studio", "garage", "cabinet", "café", "bistrot", "restaurant",
       "bar", "bureau", "comptoir", "jardin", "domaine", "camping")  # fmt: skip
_L = (
    "herboristerie",
    "horlogerie",
    "huilerie",
    "optique",
    "abeille",
    "atelier",
    "entreprise",
    "institut",
    "épicerie",
    "agence",
    "auberge",
    "hôtel",
    "école",
    "espace",
    "imprimerie",
)
NOUNS: dict[str, str] = {**dict.fromkeys(_LA, "la "), **dict.fromkeys(_LE, "le"), **dict.fromkeys(_L, "l’")}
"""Common nouns that a business's name may begin with, and their article as it joins the name."""
