"""The two public registers as the window asks them: one object each for the screen, made at the first question."""

from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TYPE_CHECKING

from core.i18n import _
from core.ports import Clock
from core.profile.lookup import Answer, NotNow

if TYPE_CHECKING:
    from core.profile.geocoder import Geocoder
    from core.profile.register import Register


@dataclass(slots=True)
class Registers:
    """Called in the pool only; `stop` ends a pause between two questions when the program closes."""

    clock: Clock
    stop: Event = field(default_factory=Event)
    _register: "Register | None" = None
    _geocoder: "Geocoder | None" = None
    _lock: Lock = field(default_factory=Lock)

    def firms(self, typed: str, postcode: str) -> Answer | NotNow:
        import requests

        from core.profile.register import Register

        with self._lock:
            self._register = self._register or Register(requests.Session(), self.clock, stop=self.stop)
            return self._register.search(typed, postcode)

    def places(self, line: str) -> Answer | NotNow:
        import requests

        from core.profile.geocoder import Geocoder

        with self._lock:
            self._geocoder = self._geocoder or Geocoder(requests.Session(), self.clock, stop=self.stop)
            return self._geocoder.search(line)


NAMES = {
    "name": lambda: _("Name"), "siret": lambda: _("SIRET"), "naf": lambda: _("NAF code"),
    "legal_form": lambda: _("Legal form"), "owner_name": lambda: _("Registered name or owner"),
    "director": lambda: _("Publication director"), "since": lambda: _("Since"),
    "street": lambda: _("Number and street"),
    "street_extra": lambda: _("What else helps to find the door"), "postcode": lambda: _("Postcode"),
    "city": lambda: _("Town"), "position": lambda: _("Place on the map"),
}  # fmt: skip
"""What a column is called where a difference is shown."""
