"""The gate of the outbox: hundreds of kill -9 over a bad line; nothing twice, nothing missing, nothing half."""

import json
import os

import pytest

from tests.sync.crash import Crashing, Outcome

KILLS = int(os.environ.get("DEVANTURE_KILLS", "500"))


def told(outcome: Outcome) -> str:
    return json.dumps({name: getattr(outcome, name) for name in Outcome.__dataclass_fields__}, indent=1)


@pytest.mark.stress
def test_hundreds_of_kills_leave_each_post_once_and_each_site_whole(tmp_path):
    outcome = Crashing(tmp_path, seed=KILLS).run(KILLS)
    print(told(outcome))
    assert outcome.kills >= KILLS
    assert outcome.posts > KILLS / 10
    assert (outcome.doubled, outcome.missing, outcome.wrong, outcome.asked) == ([], [], [], 0)
