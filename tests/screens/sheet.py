"""Contact sheets: all pictures of one shape on one page, each with its name."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).parents[2] / "resources" / "fonts" / "Figtree-Medium.ttf"
WIDE, GAP, TITLE, ACROSS = 640, 16, 28, 3


def sheet(pictures: list[Path], target: Path) -> None:
    opened = [Image.open(path).convert("RGB") for path in pictures]
    small = [one.resize((WIDE, round(one.height * WIDE / one.width)), Image.Resampling.LANCZOS) for one in opened]
    high = max(one.height for one in small) + TITLE
    rows = -(-len(small) // ACROSS)
    page = Image.new("RGB", (ACROSS * (WIDE + GAP) + GAP, rows * (high + GAP) + GAP), "#777777")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 18)
    for number, (path, picture) in enumerate(zip(pictures, small, strict=True)):
        x, y = GAP + number % ACROSS * (WIDE + GAP), GAP + number // ACROSS * (high + GAP)
        pen.text((x, y), path.stem, fill="white", font=font)
        page.paste(picture, (x, y + TITLE))
    page.save(target)
