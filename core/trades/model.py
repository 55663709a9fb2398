"""A trade as values: the sentences, questions and post ideas that its file holds, in every language of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("fr", "en")
TONES = ("warm", "professional", "refined")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying something. An empty `tone` suits every business."""

    text: str
    tone: str = ""


Words = Mapping[str, tuple[Wording, ...]]
"""The alternative wordings of one sentence, by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What the profile must say (`needs`) and must not say (`unless`) before something may be written."""

    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`apart` begins a new paragraph. `general`: it tells what holds for all (a law), not what this business does."""

    condition: Condition = field(default_factory=Condition)
    words: Words
    apart: bool = False
    general: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A reason, a step or a question: a heading and what is said under it.

    Of several points with the same `topic` only the first that holds is used. `general` as with a sentence.
    """

    topic: str
    condition: Condition = field(default_factory=Condition)
    general: bool = False
    heading: Words
    body: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When an idea fits: around a feast, in a season ("11-15" to "03-10"), on some weekdays, at an hour ("07:15").

    `before` says how many days ahead of the feast the post may go out: the most and the least.
    """

    feast: str = ""
    before: tuple[int, int] = (0, 0)
    season: tuple[str, str] | None = None
    weekdays: tuple[str, ...] = ()
    hour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A post to suggest. `kind` is its flavour: two of one kind never follow each other if it can be helped.

    A `must` goes out even in a week that is full already. `each` repeats the idea for every offer ("offer"), person
    ("member"), closure ... at most `most` times; `without` are words of offers that it leaves alone. Of several ideas
    with one `topic` only the first that holds is used. `photo` are words looked for in what is said of a photo; "*"
    takes any. `alcohol`: the post speaks of wine, beer or spirits and bears the warning that the law asks for.
    `general` as with a sentence.
    """

    key: str
    kind: str
    topic: str = ""
    condition: Condition = field(default_factory=Condition)
    when: When = field(default_factory=When)
    must: bool = False
    each: str = ""
    most: int = 4
    without: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    alcohol: bool = False
    general: bool = False
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A usual service, for the owner to tick: never with a price. `unit` is what a price is for ("the hour")."""

    section: Mapping[str, str]
    name: Mapping[str, str]
    unit: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """A time of the year in which the trade has most to do: from the first to the last day, both "MM-DD"."""

    season: tuple[str, str]
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the rules of a regulated profession forbid: told to the owner in `told`, kept out of texts by `never`.

    `never` are words by language; each stands for itself and for whatever begins with it ("guéri": guérir, guérison).
    """

    told: Mapping[str, str] = field(default_factory=dict)
    never: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Words for a search campaign: what people type, and what they type who look for something else.

    `headlines` hold at most 30 characters, `descriptions` 90 (Google Ads, responsive search ads, 2026-11).
    """

    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    negative: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headlines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    descriptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One file of resources/trades, with what all trades share (common.toml) behind it.

    `names` is what the business is called ("boulangerie"), `gender` ("m" or "f") that of its French name, `houses` the
    place or the firm with its article ("la boulangerie", "le cabinet"); one whose name holds a word of `named`
    ("boulang") says its trade by itself. `find` are everyday words that lead to the trade ("resto"), `vocabulary` its
    own words, `avoid` those that its texts leave alone. `formal`: customers are never addressed as "tu". `texts` maps
    a place ("home.hero.heading") to its sentences; `layout` a page ("home") to its blocks in order, each as written
    ("offers max 6"); `slugs` a page to its address by language. `hours` are the times of day at which posts go out.
    `hue` is the colour (degrees) of a business whose logo has none. `tone` is the one that is proposed. `mentions` are
    what the trade owes its customers to say (the site's legal notice). `questions` are asked of this trade, `practical`
    ones of any business.
    """

    key: str
    schema_org: str
    naf: tuple[str, ...]
    hue: int
    hours: tuple[str, ...]
    named: tuple[str, ...]
    names: Mapping[str, str]
    gender: str
    houses: Mapping[str, str]
    tone: str
    formal: bool
    find: Mapping[str, tuple[str, ...]]
    vocabulary: Mapping[str, tuple[str, ...]]
    avoid: Mapping[str, tuple[str, ...]]
    rules: Rules
    services: tuple[Service, ...]
    photo_ideas: Mapping[str, tuple[str, ...]]
    peaks: tuple[Peak, ...]
    search: Search
    mentions: tuple[Sentence, ...]
    layout: Mapping[str, tuple[str, ...]]
    slugs: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, tuple[Sentence, ...]]
    reasons: tuple[Point, ...]
    steps: tuple[Point, ...]
    questions: tuple[Point, ...]
    practical: tuple[Point, ...]
    ideas: tuple[Idea, ...]
