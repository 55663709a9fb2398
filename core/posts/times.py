"""Wall time of the shop and UTC. A post planned for nine leaves at nine, whatever the clocks do in between."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def to_utc(wall: datetime, zone: str) -> datetime:
    """UTC of the naive `wall` time in `zone`. A time that the clocks skip is the one an hour on; of one that comes
    twice it is the first."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def to_wall(moment: datetime, zone: str) -> datetime:
    """The naive time that a clock on the wall of the shop shows at `moment`."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
