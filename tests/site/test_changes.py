"""What a publication changes is told in pages and pictures, with the weight that has to be sent."""

from core.site.changes import Before, changes
from core.site.model import Built, BuiltFile

NAMES = {"index.html": "Home", "services/index.html": "Services", "news/index.html": "News"}


def built(**files: tuple[str, int]) -> Built:
    paths = {name.replace("__", "/").replace("_", ".").replace("~", "-"): value for name, value in files.items()}
    return Built(manifest=tuple(BuiltFile(path, size, digest) for path, (digest, size) in sorted(paths.items())))


BEFORE = built(index_html=("a", 10), services__index_html=("b", 20), old__index_html=("c", 30))


def test_the_first_publication_sends_everything():
    found = changes(None, BEFORE, NAMES, first=True)
    assert (found.before, found.new, found.weight, found.total) == (Before.FIRST, ("Home", "/old/", "Services"), 60, 60)


def test_new_changed_and_removed_pages_are_named():
    now = built(index_html=("a", 10), services__index_html=("B", 21), news__index_html=("d", 5))
    found = changes(BEFORE.manifest, now, NAMES, first=False)
    assert (found.new, found.changed, found.removed) == (("News",), ("Services",), ("/old/",))
    assert (found.before, found.weight, found.total, found.pages, found.nothing) == (Before.KNOWN, 26, 36, 3, False)


def test_a_photo_in_many_sizes_counts_once():
    small, large = BuiltFile("pictures/abc-480.webp", 4, "1"), BuiltFile("pictures/abc-960.webp", 8, "2")
    other = BuiltFile("pictures/def-480.webp", 4, "3")
    found = changes([other], Built(manifest=(small, large)), {}, first=False)
    assert (found.new_pictures, found.removed_pictures, found.design) == (1, 1, False)


def test_the_same_site_changes_nothing():
    found = changes(BEFORE.manifest, BEFORE, NAMES, first=False)
    assert found.nothing and not found.weight


def test_another_style_sheet_is_another_design():
    sheet = Built(manifest=(*BEFORE.manifest, BuiltFile("assets/site-1.css", 3, "9")))
    assert changes(BEFORE.manifest, sheet, NAMES, first=False).design


def test_what_arrived_but_is_no_longer_known_is_said_so():
    assert changes(None, BEFORE, NAMES, first=False).before is Before.UNKNOWN
