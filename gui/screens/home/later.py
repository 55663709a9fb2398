"""What somebody has put off: hidden for two weeks, remembered by the program and not by the business."""

import json
from datetime import datetime, timedelta

from gui.session import Session

FOR = timedelta(weeks=2)


class Later:
    def __init__(self, session: Session, business: str) -> None:
        self._session, self._key = session, f"later/{business}"

    def until(self, now: datetime) -> dict[str, datetime]:
        """The things that are put off at this moment, each with when it comes back."""
        return {key: until for key, until in self._read().items() if now < until <= now + FOR}

    def put_off(self, key: str, now: datetime) -> None:
        self._write(self.until(now) | {key: now + FOR})

    def bring_back(self, key: str, now: datetime) -> None:
        self._write({kept: until for kept, until in self.until(now).items() if kept != key})

    def _read(self) -> dict[str, datetime]:
        try:
            kept = json.loads(self._session.text(self._key))
            told = {str(key): datetime.fromisoformat(until) for key, until in kept.items()}
        except (ValueError, TypeError, AttributeError):
            return {}
        return {key: until for key, until in told.items() if until.tzinfo is not None}

    def _write(self, kept: dict[str, datetime]) -> None:
        self._session.put(self._key, json.dumps({key: until.isoformat() for key, until in kept.items()}))
        self._session.sync()
