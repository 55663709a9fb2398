"""Every text of a draft with the place it stands in."""

from collections.abc import Iterator

from core.drafting.model import FirstDraft


def texts_of(drafted: FirstDraft) -> Iterator[tuple[str, str]]:
    for page in drafted.pages:
        yield f"{page.kind}.title", page.title
        yield f"{page.kind}.description", page.description
        yield f"{page.kind}.label", page.label
        yield from _of_blocks(page.kind, page.blocks)
    for post in drafted.posts:
        yield post.idea, post.text


def _of_blocks(kind, blocks) -> Iterator[tuple[str, str]]:
    for block in blocks:
        for part in ("heading", "body"):
            for paragraph in getattr(block, part).split("\n\n"):
                if paragraph:
                    yield f"{block.place or kind}.{part}", paragraph
        for item in block.settings.get("items", ()):
            yield f"{block.place}.item", item["heading"]
            yield f"{block.place}.item", item["body"]


def site_sentences(drafted: FirstDraft) -> list[str]:
    """The sentences of the whole site: titles and descriptions for search too, the pages that the law dictates not."""
    from core.trades.pattern import STOP

    left_out = ("legal", "privacy", "404")
    pages = [page for page in drafted.pages if page.kind not in left_out]
    found = [text for place, text in texts_of(FirstDraft(pages=tuple(pages), posts=())) if not place.endswith("label")]
    return [sentence.strip() for text in found for sentence in STOP.split(text) if sentence.strip()]
