"""The report for support says how things stand, and nothing of anybody."""

import pytest

from core.business import Business
from core.house import House
from core.posts.posts import Draft
from core.report import report
from tests.fakes import MemorySecrets

SECRETS = (
    "Zorglub",
    "hunter2",
    "anne@zorglub.example",
    "0299112233",
    "+33299112233",
    "12 rue du Secret",
    "Secretville",
)


@pytest.fixture
def house(tmp_path, clock):
    return House(tmp_path / "Anne Zorglub" / "home", clock, lambda _named: MemorySecrets())


LOG = r"""2026-11-23 08:00:00,123 ERROR gui.desk: unexpected fault
Traceback (most recent call last):
  File "/home/Zorglub/devanture/core/posts/posts.py", line 12, in schedule
    raise ValueError("hunter2")
  File "C:\Users\Zorglub\core\store\store.py", line 9, in insert
ValueError: hunter2 of anne@zorglub.example
2026-11-23 08:00:01,123 WARNING core.services.vault: the keyring is of no use: LockedError
2026-11-23 08:00:02,123 INFO other.library: 12 rue du Secret
Zorglub: Secretville
"""


@pytest.fixture
def told(tmp_path, house):
    folder = tmp_path / "Boulangerie Zorglub"
    business = Business.new(folder, house)
    business.profiles.change(name="Zorglub", street="12 rue du Secret", city="Secretville", phone="0299112233",
                             email="anne@zorglub.example", description="hunter2")  # fmt: skip
    account = business.accounts.add("Zorglub", "practice", {"folder": str(house.practice), "handle": "hunter2"})
    business.posts.schedule(business.posts.write(Draft(text="Zorglub hunter2")), [account.id])
    with business.store.transaction("Zorglub hunter2"):
        business.store.insert("media", {"id": "m", "hash": "00", "name": "Zorglub.jpg", "alt": "Secretville"})
        business.store.insert("accounts", {"id": "x", "name": "Zorglub", "service": "hunter2", "settings": "{}"})
    business.close()
    log = tmp_path / "devanture.log"
    log.write_text(LOG, "utf-8")
    return report(folder, house, log, {"Qt": "6.12"})


def test_no_secret_name_address_text_or_path_stands_in_it(told, tmp_path):
    for secret in (*SECRETS, str(tmp_path), "Boulangerie"):
        assert secret.casefold() not in told.casefold(), secret


def test_it_says_versions_counts_states_and_findings(told):
    for line in ("Qt: 6.12", "offers: 0", "posts: 1", "waiting: 1", "practice: ready", "unknown: ready",
                 "database: well", "photos: NOT WELL", "cloud folder: no"):  # fmt: skip
        assert line in told.splitlines(), line


def test_of_the_log_it_keeps_when_where_and_what_kind_of_fault(told):
    assert told.partition("== Log\n")[2].splitlines() == [
        "2026-11-23 08:00:00 ERROR gui.desk",
        "    core/posts/posts.py:12 schedule",
        "    core/store/store.py:9 insert",
        "    ValueError",
        "2026-11-23 08:00:01 WARNING core.services.vault: LockedError",
    ]


def test_a_business_that_cannot_be_opened_is_reported_by_the_kind_of_fault(tmp_path, house):
    said = report(tmp_path / "Zorglub", house, tmp_path / "nothing.log")
    assert "could not be opened: NotFoundError" in said
    assert "Zorglub" not in said
