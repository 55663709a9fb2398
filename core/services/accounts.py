"""The owner's accesses to online services, as kept in the business: never a secret among them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from core.errors import BadInputError, DevantureError, NotFoundError, Problem
from core.i18n import _
from core.ids import new_id
from core.ports import Secrets
from core.services.service import SITE_ADDRESS, Account, Identity, Met, Secret
from core.store.store import Store

NAME, TESTED, SAID = "told_name", "tested", "told"
"""Under these names the last good test is remembered: who we are there, when, and what the service said."""

UNSENT = "account = ? AND state IN ('waiting', 'refused', 'missed')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the last good test of an account found; `tested` None where there was none since its settings changed."""

    name: str = ""
    tested: datetime | None = None
    said: tuple[str, ...] = ()


class Accounts:
    """Changes here stand in no undo: a keyring cannot be rolled back, so neither can its account."""

    def __init__(self, store: Store, secrets: Secrets, names: dict[str, str] | None = None) -> None:
        """`names` is filled with what each owner of secrets is called, for a vault that goes by names."""
        self._store, self._secrets, self._names = store, secrets, names if names is not None else {}

    def all(self) -> list[Account]:
        return [self._from_row(row) for row in self._store.rows("accounts", order="created, id")]

    def get(self, name: str) -> Account:
        """By name, whatever its capitals, or by id."""
        for account in self.all():
            if name == account.id or name.casefold() == account.name.casefold():
                return account
        raise NotFoundError(
            _("There is no account “{name}”.").format(name=name),
            remedy=_("Look at the list of accounts."),
        )

    def add(self, name: str, service: str, settings: Mapping[str, str], secret: str = "") -> Account:
        """A new account; its secret goes to the keyring. The name is what people call it and is taken once."""
        name = self._free(name.strip() or service)
        now = self._store.clock.now()
        account = Account(
            id=new_id(now), business=self._store.business, name=name, service=service, settings=dict(settings)
        )
        self._names[account.owner] = name
        row = {"id": account.id, "name": name, "service": service, "settings": _text(settings), "remembered": "{}"}
        with self._store.transaction(_("Account added: {name}").format(name=name), undoable=False):
            self._store.insert("accounts", row | {"created": now.isoformat(), "paused": ""})
        if secret:
            self._secrets.set(account.owner, Secret.PASSWORD, secret)
        return account

    def change(self, account: Account, settings: Mapping[str, str], secret: str = "") -> Account:
        """Other settings or another secret. With other settings, what the service once told is asked for anew."""
        same = dict(settings) == dict(account.settings)
        remembered = _text(account.remembered if same else {})
        with self._store.transaction(_("Account changed: {name}").format(name=account.name), undoable=False):
            self._store.update(
                "accounts", account.id, {"settings": _text(settings), "remembered": remembered, "paused": ""}
            )
        if secret:
            self._secrets.set(account.owner, Secret.PASSWORD, secret)
        return self.get(account.id)

    def rename(self, account: Account, name: str) -> Account:
        """What people call it; nothing changes at the service."""
        name = self._free(name.strip(), account)
        merge = f"accounts.{account.id}.name"
        with self._store.transaction(_("Account renamed: {name}").format(name=name), merge=merge, undoable=False):
            self._store.update("accounts", account.id, {"name": name})
        self._names[account.owner] = name
        return self.get(account.id)

    def trust(self, account: Account, met: Met) -> Account:
        """The person has seen the mark of the server and knows it: from now on only this one is taken."""
        remembered = {**account.remembered, **met.remember}
        with self._store.transaction(_("Server accepted: {name}").format(name=account.name), undoable=False):
            self._store.update("accounts", account.id, {"remembered": _text(remembered)})
        return replace(account, remembered=remembered)

    def known(self, account: Account) -> Known:
        told = account.remembered
        tested = datetime.fromisoformat(told[TESTED]) if told.get(TESTED) else None
        return Known(name=told.get(NAME, ""), tested=tested, said=tuple(told.get(SAID, "").splitlines()))

    def unsent(self, account: Account) -> int:
        """How many deliveries would be cancelled with it."""
        return len(self._store.rows("deliveries", UNSENT, [account.id]))

    def remember(self, account: Account, identity: Identity) -> Account:
        """Keep what the service told at connect; a paused account goes on."""
        address = {"address": identity.address} if identity.address else {}
        test = {NAME: identity.name, TESTED: self._store.clock.now().isoformat(), SAID: "\n".join(identity.said)}
        remembered = {**account.remembered, **address, **identity.remember, **test}
        with self._store.transaction(_("Account tested: {name}").format(name=account.name), undoable=False):
            self._store.update("accounts", account.id, {"remembered": _text(remembered), "paused": ""})
        return replace(account, remembered=remembered)

    def address(self, account: Account) -> str:
        """Where what is sent there can be seen: as the owner wrote it, else as the service told."""
        told = account.remembered.get(SITE_ADDRESS) or account.remembered.get("address", "")
        return account.settings.get("address", "").strip() or told

    def pause(self, account: Account, reason: str) -> None:
        """Send nothing there until the person has signed in again."""
        with self._store.transaction(_("Account paused: {name}").format(name=account.name), undoable=False):
            self._store.update("accounts", account.id, {"paused": reason})

    def paused(self) -> dict[str, str]:
        """The paused accounts: id and why."""
        return {row["id"]: row["paused"] for row in self._store.rows("accounts", "paused != ''")}

    def remove(self, account: Account) -> None:
        """Forget an account and its secrets. What was sent with it stays where it is and on record."""
        kept = "account = ? AND state IN ('handed', 'recalling', 'sending')"
        if self._store.rows("deliveries", kept, [account.id]):
            raise DevantureError(
                _("“{name}” still keeps or sends something of yours.").format(name=account.name),
                safe=_("Nothing was changed."),
                remedy=_("Cancel it in the outbox first, and let it be sent or called back."),
            )
        with self._store.transaction(_("Account removed: {name}").format(name=account.name), undoable=False):
            for row in self._store.rows("deliveries", UNSENT, [account.id]):
                self._store.update("deliveries", row["id"], {"state": "cancelled"})
            self._store.delete("accounts", account.id)
        for secret in Secret:
            self._secrets.delete(account.owner, secret)

    def _free(self, name: str, but: Account | None = None) -> str:
        """The name, if no other account bears it."""
        if not name:
            raise BadInputError(
                _("An account needs a name."),
                [Problem("name", _("This is empty."), _("Call it as you like, for example by the network’s name."))],
                safe=_("Nothing was changed."),
            )
        others = (account for account in self.all() if but is None or account.id != but.id)
        if any(name.casefold() == other.name.casefold() for other in others):
            said = _("There is already an account called “{name}”.").format(name=name)
            problem = Problem("name", said, _("Give this one another name."))
            raise BadInputError(said, [problem], safe=_("Nothing was changed."))
        return name

    def _from_row(self, row: Mapping[str, str | None]) -> Account:
        account = Account(
            id=str(row["id"]), business=self._store.business, name=row["name"] or "", service=row["service"] or "",
            settings=json.loads(row["settings"] or "{}"), remembered=json.loads(row["remembered"] or "{}"),
        )  # fmt: skip
        self._names[account.owner] = account.name
        return account


def _text(settings: Mapping[str, str]) -> str:
    return json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)
