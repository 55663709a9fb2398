"""A folder on this computer, or one of another computer that is mounted here (a share, a USB stick)."""

import os
from pathlib import Path

from core.i18n import N_, _
from core.services import host_faults
from core.services.folder_remote import FolderRemote
from core.services.host import ADDRESS, TAKE_OVER, Host, Reached
from core.services.outcome import NotNowError
from core.services.service import About, Ask, Can, Kind, Limits, Setting

FOLDER = Setting(
    name="folder",
    label=N_("Folder"),
    help=N_("The site is put into this folder; it is made if it is not there yet."),
    ask=Ask.FOLDER,
    required=True,
)


class Folder(Host):
    about = About(
        key="folder",
        name=N_("Folder on this computer"),
        kind=Kind.HOST,
        limits=Limits(),
        can=frozenset({Can.SEND, Can.FIND, Can.REMOVE}),
        settings=(FOLDER, ADDRESS, TAKE_OVER),
        local=True,
        what=N_("For a share, a USB stick, or a site that somebody else puts online for you."),
    )

    @property
    def place(self) -> str:
        return str(self._folder)

    @property
    def home(self) -> str:
        return self._folder.as_uri()

    @property
    def _folder(self) -> Path:
        if not self.setting("folder"):
            raise host_faults.bad_setting(
                _("The account names no folder."), _("Choose the folder for the site."), "folder"
            )
        return Path(self.setting("folder")).expanduser().absolute()

    def reach(self, *, meeting: bool) -> Reached:
        folder = self._folder
        if meeting and folder.parent.is_dir():
            with host_faults.of_the_disk(str(folder), ""):
                folder.mkdir(exist_ok=True)
        if not folder.is_dir() or not self._is_mounted():
            raise _not_plugged_in(folder) if not meeting else host_faults.no_folder(_("this computer"), str(folder))
        return Reached(remote=FolderRemote(folder), remember={"mount": str(_mount_of(folder))})

    def _is_mounted(self) -> bool:
        """A share that is not mounted leaves an empty folder behind: nothing may be published into that one."""
        mount = self.account.remembered.get("mount", "")
        return not mount or not self._folder.is_relative_to(mount) or os.path.ismount(mount)


def _mount_of(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if os.path.ismount(each) or each == each.parent)


def _not_plugged_in(folder: Path) -> NotNowError:
    return NotNowError(
        _("The folder {folder} is not there: the disk or the share is not connected.").format(folder=folder),
        safe=_("Nothing is lost."),
        remedy=_("Connect it; it goes on by itself."),
        offline=True,
    )
