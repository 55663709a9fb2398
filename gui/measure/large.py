"""A business as large as a busy shop's after years: by it is measured what must stay quick."""

import io
from datetime import date, datetime, time, timedelta

from core.business import Business
from core.media.intake import take
from core.posts.model import Picture
from core.posts.posts import Draft
from core.site.model import Block, BlockKind, Page, PageKind

POSTS, PAGES, PHOTOS = 300, 40, 200
NEWS_BLOCKS = 8
WORDS = "Ce matin, la première fournée sort à sept heures : miches, tourtes et brioches dorées vous attendent. "


def enlarge(business: Business, today: date) -> None:
    """Make it hold POSTS posts, PAGES pages and PHOTOS photos."""
    _photos(business)
    _pages(business, today)
    _posts(business, today)


def _photos(business: Business) -> None:
    missing = PHOTOS - len(business.library.photos())
    taken = [take(_picture(number)) for number in range(max(0, missing))]
    for one in taken:
        path = business.folder / "media" / one.file_name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(one.data)
    business.library.enter(taken, "photo")


def _picture(number: int) -> bytes:
    """Each one another: a slope of two colours of its own."""
    from PIL import Image

    slope = Image.linear_gradient("L").resize((1200, 900))
    dark, light = (number * 7 % 120, number * 13 % 120, 60), (255, 200 - number % 90, 120 + number % 100)
    bands = [slope.point([lo + (hi - lo) * v // 255 for v in range(256)]) for lo, hi in zip(dark, light, strict=True)]
    target = io.BytesIO()
    Image.merge("RGB", bands).save(target, "JPEG", quality=88)
    return target.getvalue()


def _pages(business: Business, today: date) -> None:
    photos = business.library.photos()
    for number in range(max(0, PAGES - len(business.pages.read()))):
        blocks = [
            Block(kind=BlockKind.TEXT, heading=f"Nouvelle {number}.{part}", body=WORDS * 3, media=photos[number].id)
            for part in range(NEWS_BLOCKS)
        ]
        page = Page(
            language="fr",
            kind=PageKind.ARTICLE,
            slug=f"actualites/nouvelle-{number}",
            label=f"Nouvelle {number}",
            title=f"Nouvelle {number} de la boulangerie",
            description=WORDS[:140],
            in_menu=False,
            published_on=today - timedelta(days=number),
            blocks=tuple(blocks),
        )
        business.pages.add_page(page)


def _posts(business: Business, today: date) -> None:
    photos = business.library.photos()
    with business.store.transaction("Large", undoable=False):
        for number in range(max(0, POSTS - len(business.posts.all()))):
            due = datetime.combine(today + timedelta(days=number % 90 - 45), time(9, number % 60))
            picture = Picture(media=photos[number % len(photos)].id, alt="Une photo")
            business.posts.write(Draft(text=f"{WORDS}N° {number}", due=due, pictures=[picture]))
