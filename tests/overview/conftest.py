"""A business with little in it, and deliveries as the engine would leave them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core.business import Business
from core.house import House
from core.ids import new_id
from tests.fakes import FakeClock, MemorySecrets


@pytest.fixture
def house(tmp_path: Path, clock: FakeClock, secrets: MemorySecrets) -> House:
    return House(tmp_path / "home", clock, lambda _named: secrets)


@pytest.fixture
def business(folder: Path, house: House) -> Iterator[Business]:
    made = Business.new(folder, house)
    yield made
    made.close()


Deliver = Callable[..., str]


@pytest.fixture
def deliver(business: Business, clock: FakeClock) -> Deliver:
    """Put a line into the outbox as it stands after whatever became of it."""

    def put(state: str, subject: str = "post:1", account: str = "", **columns: object) -> str:
        now = clock.now()
        id_ = new_id(now)
        account = account or business.accounts.get("Practice").id
        row = {
            "id": id_, "key": id_, "account": account, "subject": subject, "title": "Bonjour", "content": "{}",
            "state": state, "executor": business.store.device, "created": now.isoformat(),
            "sent_at": now.isoformat() if state == "sent" else "",
        }  # fmt: skip
        with business.store.transaction("put", undoable=False):
            business.store.insert("deliveries", row | columns)
        clock.pass_by(seconds=1)
        return id_

    return put


@pytest.fixture
def host(business: Business) -> str:
    """A real place for the site, never reached."""
    return business.accounts.add("Serveur", "sftp", {"host": "ftp.example.org", "folder": "www"}).id


def later(clock: FakeClock, **span: float) -> str:
    return (clock.now() + timedelta(**span)).isoformat()
