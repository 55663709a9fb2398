"""python -m tests.drafting.table [TRADE ...]: what the checker finds in every draft, and what sites of a trade share.

One line a trade: drafts made (languages x tones x kinds x forms of address), their texts with the posts of a year,
mistakes, and the share of sentences that two neighbours have in common, in the mean and at most.
"""

import sys
from datetime import date
from itertools import combinations

from core.drafting.draft import draft
from core.trades.model import TONES
from core.trades.trades import keys, trade

from .businesses import KINDS, business
from .language_check import mistakes
from .test_every_trade import neighbour
from .texts import site_sentences, texts_of

TODAY = date(2026, 11, 28)
SHOPS = 6


def main(wanted: tuple[str, ...]) -> int:
    wrong = 0
    print(f"{'trade':<18}{'drafts':>7}{'texts':>8}{'mistakes':>9}   same sentences: fr mean, most; en mean, most")
    for key in wanted or keys():
        drafts = texts = found = 0
        for language in ("fr", "en"):
            for tone in TONES:
                for kind in KINDS:
                    for familiar in (False, True)[: 2 if language == "fr" else 1]:
                        drafts += 1
                        profile = business(key, kind, language, tone, drafts, familiar=familiar)
                        drafted = draft(profile, trade(key), seed=f"t{drafts}", today=TODAY, weeks=52)
                        told = list(texts_of(drafted))
                        texts += len(told)
                        for place, text in told:
                            for mistake in mistakes(text, language, profile.name):
                                found += 1
                                print(f"  {language} {place}: {mistake}")
        wrong += found
        print(f"{key:<18}{drafts:>7}{texts:>8}{found:>9}   {_shared(key, 'fr')}; {_shared(key, 'en')}", flush=True)
    return 1 if wrong else 0


def _shared(key: str, language: str) -> str:
    usual = business(key, "ordinary", language, trade(key).tone)
    sites = [
        set(site_sentences(draft(neighbour(usual, n), trade(key), seed=f"n{n}", today=TODAY))) for n in range(SHOPS)
    ]
    shares = [len(one & other) / len(one) for one, other in combinations(sites, 2)]
    return f"{sum(shares) / len(shares):5.1%}, {max(shares):5.1%}"


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
