"""What servers of all ages answer when asked for a folder."""

import pytest

from core.services.ftp_listing import from_list, from_mlsd
from core.services.remote import Entry, What


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("type=file;size=12;modify=20261123101500; a b.html", Entry("a b.html", What.FILE, 12, "20261123101500")),
        ("Type=File;Size=0;Modify=20261123101500.123; é 🐣", Entry("é 🐣", What.FILE, 0, "20261123101500.123")),
        ("type=dir;modify=20261123101500;perm=flcdmpe; www", Entry("www", What.FOLDER, None, "20261123101500")),
        ("type=OS.unix=slink:/var/www;size=4; link", Entry("link", What.OTHER, 4, "")),
        ("type=file; no-size", Entry("no-size", What.FILE, None, "")),
    ],
)
def test_facts_are_read(line, entry):
    assert list(from_mlsd([line])) == [entry]


def test_the_folder_itself_and_the_one_above_are_left_out():
    lines = ["type=cdir;modify=1; .", "type=pdir; ..", "type=cdir; /www", "type=dir; .", "garbage"]
    assert list(from_mlsd(lines)) == []


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        (
            "-rw-r--r--   1 shop www   1234 Nov 23 10:15 index.html",
            Entry("index.html", What.FILE, 1234, "Nov 23 10:15"),
        ),
        ("-rw-r--r-- 1 1001 1001 7 Jan  3  2024 a  b.txt", Entry("a  b.txt", What.FILE, 7, "Jan 3 2024")),
        ("-rw-r--r-- 1 shop 7 nov. 23 10:15 x", Entry("x", What.FILE, 7, "nov. 23 10:15")),
        ("-rw-r--r--+ 1 shop www 7 23 nov. 10:15 .htaccess", Entry(".htaccess", What.FILE, 7, "23 nov. 10:15")),
        ("drwxr-xr-x 2 shop www 4096 Nov 23 10:15 été 2026", Entry("été 2026", What.FOLDER, 4096, "Nov 23 10:15")),
        ("lrwxrwxrwx 1 shop www 4 Nov 23 10:15 www -> web", Entry("www", What.OTHER, 4, "Nov 23 10:15")),
        ("11-23-26  10:15AM       <DIR>          wwwroot", Entry("wwwroot", What.FOLDER)),
        ("11-23-2026  10:15AM             1234 index.html", Entry("index.html", What.FILE, 1234, "11-23-2026 10:15AM")),
    ],
)
def test_lists_in_the_manner_of_unix_and_dos_are_read(line, entry):
    assert list(from_list([line])) == [entry]


def test_what_is_no_entry_is_passed_over():
    assert list(from_list(["total 12", "drwxr-xr-x 2 a b 4096 Nov 23 10:15 .", "", "Bonjour"])) == []
