import random
from collections.abc import Callable

import pytest

from core.services.accounts import Accounts
from core.services.service import Account, Message
from core.store.store import Store
from core.sync.engine import Engine, World
from core.sync.ledger import Entry, message_from, message_text
from core.sync.outbox import Outbox
from tests.fakes import FakeNetwork, MemorySecrets


@pytest.fixture
def network() -> FakeNetwork:
    return FakeNetwork()


@pytest.fixture
def accounts(store: Store, secrets: MemorySecrets) -> Accounts:
    return Accounts(store, secrets)


@pytest.fixture
def account(accounts: Accounts) -> Account:
    return accounts.add("shop", "fake", {})


@pytest.fixture
def outbox(store: Store) -> Outbox:
    return Outbox(store)


@pytest.fixture
def new_engine(store: Store, accounts: Accounts, network: FakeNetwork) -> Callable[[], Engine]:
    def make() -> Engine:
        world = World(
            about=network.about, open_service=network.open, content=lambda entry: message_from(entry.content),
            chance=random.Random(1),
        )  # fmt: skip
        return Engine(store, accounts, world)

    return make


@pytest.fixture
def engine(new_engine: Callable[[], Engine]) -> Engine:
    return new_engine()


@pytest.fixture
def put(store: Store, outbox: Outbox, account: Account) -> Callable[..., Entry]:
    """Put a message into the outbox, as a room would."""

    def add(key: str, **more: object) -> Entry:
        more.setdefault("subject", f"post:{key.split(':', maxsplit=1)[0]}")
        with store.transaction("Post scheduled"):
            return outbox.add(
                key=key, account=account.id, title=key, content=message_text(Message(text=key)), **more,
            )  # fmt: skip

    return add
