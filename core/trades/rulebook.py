"""What every text of a trade file is held to: its languages, placeholders, promises, spacing, length and variety."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.choices import FEATURES
from core.profile.model import WEEKDAYS
from core.trades.claims import alcohol, begun, forbidden, tempting, uncovered
from core.trades.feasts import FEASTS
from core.trades.model import LANGUAGES, Condition, Idea, Trade, Words
from core.trades.needs import FRENCH_ONLY, PLACEHOLDERS, known, placeholders
from core.trades.pattern import CHOICE, SIGNS, readings, says_vous, untied
from core.trades.school import SCHOOL
from core.trades.variety import worst

EACH = ("", "offer", "member", "anniversary", "closure", "special-hours", "reopening", "holiday")
SALES = frozenset({"winter-sales", "summer-sales"})
POST, WARNING = 290, 76  # characters of a post, and those that the warning takes where it speaks of alcohol
ALIKE = 0.25  # two businesses of a trade may share a quarter of the readings of a text, not more
UNVARIED = (".label", ".title", ".description")
OWNERS = frozenset({"{description}", "{member_words}", "{offer_description}"})
LOOSE = re.compile(r"  |\(\s|\s\)|\s[,.](?!\.)|^\s|\s$")
CROWDED = re.compile(r"\w[;!?»](?!\w)|«\w|\w:(?=\s|$)")
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def missing_languages(table: Iterable[str], place: str) -> Iterator[Problem]:
    for language in LANGUAGES:
        if language not in table:
            yield Problem(place, _("The language “{language}” is missing.").format(language=language))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules as they hold for one trade."""

    trade: Trade

    def sentences(self) -> Iterator[Problem]:
        for name, sentences in self.trade.texts.items():
            for count, sentence in enumerate(sentences, 1):
                here = f"text.{name}[{count}]"
                yield from self._words(sentence.words, sentence.condition, here, general=sentence.general)
                if not name.endswith(UNVARIED) and not name.startswith(("legal", "privacy", "missing")):
                    yield from _variety(sentence.words, here)
        for count, sentence in enumerate(self.trade.mentions, 1):
            yield from self._words(sentence.words, sentence.condition, f"mentions[{count}]", general=True)

    def points(self) -> Iterator[Problem]:
        trade = self.trade
        for name, points in (
            ("reasons", trade.reasons),
            ("steps", trade.steps),
            ("questions", trade.questions),
            ("practical", trade.practical),
        ):
            for count, point in enumerate(points, 1):
                here = f"{name}[{count}]"
                if not point.topic:
                    yield Problem(f"{here}.topic", _("A short word is needed that tells these apart."))
                for part, words in (("heading", point.heading), ("body", point.body)):
                    yield from self._words(words, point.condition, f"{here}.{part}", general=point.general)
                    yield from _variety(words, f"{here}.{part}")

    def ideas(self) -> Iterator[Problem]:
        for key, count in Counter(idea.key for idea in self.trade.ideas).items():
            if count > 1 or not SLUG.fullmatch(key):
                yield Problem("posts", _("The key “{key}” is used twice or is not plain.").format(key=key))
        for idea in self.trade.ideas:
            here = f"posts.{idea.key}"
            sales = idea.when.feast in SALES
            yield from self._words(idea.words, idea.condition, here, general=idea.general, sales=sales)
            yield from _when(idea, here)
            yield from _post(idea, here)

    def _words(
        self, words: Words, condition: Condition, here: str, *, general: bool, sales: bool = False
    ) -> Iterator[Problem]:
        yield from _condition(condition, here)
        yield from missing_languages(words, here)
        for language, wordings in words.items():
            for wording in wordings:
                yield from _form(wording.text, language, f"{here}.{language}")
                yield from self._claims(
                    wording.text, language, condition, f"{here}.{language}", general=general, sales=sales
                )
        if not self.trade.formal and words.get("fr") and all(says_vous(one.text) for one in words["fr"]):
            said = _("Nothing here can be said to customers whom the business calls “tu”.")
            yield Problem(f"{here}.fr", said, _("Write both in pairs: <Poussez|Pousse> la porte, <votre|ton> pain."))

    def _claims(
        self, text: str, language: str, condition: Condition, here: str, *, general: bool, sales: bool
    ) -> Iterator[Problem]:
        needs = (*condition.needs, *placeholders(text))
        promises = [word for word in forbidden(text, language) if not (sales and word.lower().startswith("solde"))]
        found = [*promises, *([] if general else uncovered(text, language, needs))]
        for claim in found:
            said = _("“{claim}” promises something that the profile may not say.").format(claim=claim)
            yield Problem(here, said, _("Say it in plain words, or add what the profile must say under needs."))
        for word in begun(self.trade.rules.never.get(language, ()), text):
            said = _("The rules of the profession leave no room for “{word}”.").format(word=word)
            yield Problem(here, said)
        for word in begun(self.trade.avoid.get(language, ()), text):
            yield Problem(here, _("“{word}” is a word that this trade avoids.").format(word=word))


def _condition(condition: Condition, here: str) -> Iterator[Problem]:
    for need in (*condition.needs, *condition.unless):
        feature = need.removeprefix("feature:")
        if not known(need) or (feature != need and feature not in FEATURES):
            said = _("“{need}” is not something a profile can say.").format(need=need)
            yield Problem(here, said, _("See the list in docs/trades.md."))


def _form(text: str, language: str, here: str) -> Iterator[Problem]:
    for name in placeholders(text):
        if name not in PLACEHOLDERS or (language != "fr" and name in FRENCH_ONLY):
            yield Problem(here, _("There is no placeholder “{name}” here.").format(name=name))
    if not text.strip() or text != text.strip():
        yield Problem(here, _("A text neither is empty nor begins or ends with a space."))
    yield from _choices(text, here)
    wrong = next(filter(None, (_misread(reading, language) for reading in readings(text))), "")
    if wrong:
        yield Problem(here, wrong)


def _choices(text: str, here: str) -> Iterator[Problem]:
    for choice in CHOICE.findall(text):
        if "|" not in choice:
            said = _("“[{choice}]” leaves nothing to choose.").format(choice=choice)
            yield Problem(here, said, _("Write alternatives: [this|that]."))
    for label in untied(text):
        said = _("The choices with the number {number} must have as many alternatives each.")
        yield Problem(here, said.format(number=label))


def _misread(reading: str, language: str) -> str:
    """What is wrong with a text as it comes out, or nothing."""
    if sign := SIGNS.search(reading):
        return _("The sign “{sign}” is left over in: {text}").format(sign=sign[0], text=reading)
    if loose := LOOSE.search(reading):
        piece = reading[max(loose.start() - 12, 0) : loose.end() + 12]
        return _("There is a space too many in “{piece}”.").format(piece=piece)
    if language == "fr" and (crowded := CROWDED.search(reading)):
        said = _("In French a space stands before the sign at the end of “{piece}”.")
        return said.format(piece=crowded[0])
    return ""


def _variety(words: Words, here: str) -> Iterator[Problem]:
    if all(one.text in OWNERS for wordings in words.values() for one in wordings):
        return
    if (share := worst(words)) > ALIKE:
        said = _("Two businesses would often be given the same words here ({share} %).").format(
            share=round(share * 100)
        )
        yield Problem(
            here, said, _("Add wordings, or choices within them: [this|that]; most sentences need four ways.")
        )


def _when(idea: Idea, here: str) -> Iterator[Problem]:
    when = idea.when
    if when.feast and when.feast not in FEASTS and when.feast not in SCHOOL:
        yield Problem(f"{here}.feast", _("There is no rule for this day."), ", ".join(FEASTS))
    if when.season and not all(DAY.fullmatch(day) for day in when.season):
        yield Problem(f"{here}.season", _('A season is a first and a last day: ["11-15", "03-10"].'))
    if when.hour and not HOUR.fullmatch(when.hour):
        yield Problem(f"{here}.hour", _("{hour} is not an hour like 07:30.").format(hour=when.hour))
    if not set(when.weekdays) <= set(WEEKDAYS):
        yield Problem(f"{here}.weekdays", _("Days are written in English: monday to sunday."))


def _post(idea: Idea, here: str) -> Iterator[Problem]:
    if not idea.kind or idea.each not in EACH:
        yield Problem(
            here, _("A post idea needs a kind, and repeats for one of: {names}.").format(names=", ".join(EACH[1:]))
        )
    longest = POST - WARNING * idea.alcohol
    for language, wordings in idea.words.items():
        for wording in wordings:
            over = max(map(len, readings(wording.text))) - longest
            if over > 0:
                said = ngettext("{count} character too many.", "{count} characters too many.", over)
                yield Problem(f"{here}.{language}", said.format(count=over), _("Shorten the text."))
            yield from _alcohol(wording.text, language, f"{here}.{language}", told=idea.alcohol)


def _alcohol(text: str, language: str, here: str, *, told: bool) -> Iterator[Problem]:
    """The law on advertising for alcohol: a warning with it, and nothing but facts about it."""
    if not told:
        for word in alcohol(text, language):
            said = _("“{word}” speaks of alcohol.").format(word=word)
            yield Problem(here, said, _("Write alcohol = true, which adds the warning of the law, or leave it out."))
    else:
        for word in tempting(text, language):
            said = _("A post about alcohol may not say “{word}”.").format(word=word)
            yield Problem(here, said, _("Tell where it comes from, how it is made, or what it costs."))
