"""Photos of 12 megapixels that weigh what those of a telephone weigh (3 to 4 MB), all different."""

import random
from pathlib import Path

from PIL import Image, ImageEnhance, ImageFilter

SIZE = (4000, 3000)


def make(folder: Path, count: int) -> list[Path]:
    """`count` files; a few scenes, each turned, shifted and lit another way."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(12)
    scenes = [_scene(seed) for seed in range(4)]
    paths = []
    for number in range(count):
        scene = scenes[number % len(scenes)]
        shifted = Image.new("RGB", SIZE)
        dx, dy = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        for x in (dx - SIZE[0], dx):
            for y in (dy - SIZE[1], dy):
                shifted.paste(scene, (x, y))
        path = folder / f"photo {number}.jpg"
        ImageEnhance.Brightness(shifted).enhance(chance.uniform(0.8, 1.2)).save(path, quality=90)
        paths.append(path)
    return paths


def _scene(seed: int) -> Image.Image:
    chance = random.Random(seed)
    coarse = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3)).resize(SIZE, Image.Resampling.BICUBIC)
    fine = Image.frombytes("RGB", (1000, 750), chance.randbytes(1000 * 750 * 3)).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(SIZE, 18).convert("RGB")
    mixed = Image.blend(Image.blend(coarse, fine, 0.22), grain, 0.10)
    return mixed.filter(ImageFilter.GaussianBlur(0.6))
