"""Going back to a copy of the whole business: nobody may send meanwhile, and nothing may go out twice afterwards."""

from pathlib import Path

from core.business import Business
from core.house import House
from core.store.backups import Backup
from core.store.opening import restore
from core.sync.lock import sender


def restore_business(folder: Path, backup: Backup, house: House) -> Path | None:
    """Make the business in `folder`, which nobody has open, be as in `backup`; gives a damaged file put aside.

    The state before is itself kept as a copy. What was sent since then is looked for at the services, not sent again.
    AlreadyBusyError while another window or command sends for it.
    """
    with sender(folder):
        aside = restore(folder, backup, house.clock, house.machine)
        business = Business.open(folder, house)
        try:
            business.outbox.take_over()
        finally:
            business.close()
    return aside
