"""What the days of the year are called on the screen."""

from core.i18n import N_, _

NAMES = {
    "new-year": N_("New Year's Day"), "epiphany": N_("Epiphany"), "winter-sales": N_("Winter sales"),
    "saint-vincent": N_("Saint Vincent, patron of wine growers"), "candlemas": N_("Candlemas"),
    "valentine": N_("Valentine's Day"), "mardi-gras": N_("Mardi gras"), "grandmothers-day": N_("Grandmothers' Day"),
    "womens-day": N_("International Women's Day"), "plumbing-day": N_("World Plumbing Day"),
    "saint-patrick": N_("Saint Patrick's Day"), "saint-joseph": N_("Saint Joseph, patron of carpenters"),
    "spring": N_("First day of spring"), "water-day": N_("World Water Day"), "summer-time": N_("Summer time begins"),
    "april-fools": N_("First of April"), "health-day": N_("World Health Day"), "easter": N_("Easter"),
    "book-day": N_("World Book Day"), "labour-day": N_("First of May"), "victory-day": N_("8 May"),
    "ice-saints": N_("The Ice Saints"), "nurses-day": N_("International Nurses Day"),
    "bread-festival": N_("Festival of bread"), "ascension": N_("Ascension Day"), "whit-monday": N_("Whit Monday"),
    "bee-day": N_("World Bee Day"), "mothers-day": N_("Mother's Day"), "bicycle-day": N_("World Bicycle Day"),
    "environment-day": N_("World Environment Day"), "fathers-day": N_("Father's Day"),
    "music-day": N_("Night of music"), "summer-sales": N_("Summer sales"), "bastille-day": N_("14 July"),
    "assumption": N_("15 August"), "photography-day": N_("World Photography Day"),
    "saint-fiacre": N_("Saint Fiacre, patron of gardeners"), "back-to-school": N_("Back to school"),
    "physiotherapy-day": N_("World Physiotherapy Day"), "heritage-days": N_("Heritage days"),
    "pharmacists-day": N_("World Pharmacists Day"), "architecture-day": N_("World Architecture Day"),
    "animals-day": N_("World Animal Day"), "local-shops-day": N_("Day of local shops"),
    "bread-day": N_("World Bread Day"), "winter-time": N_("Winter time begins"), "halloween": N_("Halloween"),
    "all-saints": N_("All Saints' Day"), "beaujolais": N_("Beaujolais nouveau"),
    "toilet-day": N_("World Toilet Day"), "saint-catherine": N_("Saint Catherine's Day"),
    "black-friday": N_("Black Friday"), "advent": N_("Advent"),
    "saint-eloi": N_("Saint Eligius, patron of metalworkers"), "saint-barbara": N_("Saint Barbara's Day"),
    "saint-nicholas": N_("Saint Nicholas' Day"), "christmas": N_("Christmas"),
    "new-years-eve": N_("New Year's Eve"), "autumn-holidays": N_("Autumn school holidays"),
    "christmas-holidays": N_("Christmas school holidays"), "winter-holidays": N_("Winter school holidays"),
    "spring-holidays": N_("Spring school holidays"), "summer-holidays": N_("Summer school holidays"),
}  # fmt: skip


def feast_name(key: str) -> str:
    return _(NAMES.get(key, key))
