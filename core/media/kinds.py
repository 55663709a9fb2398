"""What a file really is, from its first bytes; its name is never believed."""

import re

HEAD = 4096  # bytes that `kind_of` wants to see

HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}
SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"BM", "bmp"),
)
PICTURES = {"JPEG", "PNG", "GIF", "TIFF", "WEBP", "AVIF", "HEIF"}
SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)


def kind_of(head: bytes) -> str:
    """One of PICTURES (Pillow's own names), a foreign kind in small letters ("svg", "pdf", "video"), or ""."""
    if head[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"AVI ": "video"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _boxed(head)
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    return "svg" if SVG.search(head) else ""


def _boxed(head: bytes) -> str:
    """ISO base media: the major brand, or a compatible one, tells pictures from videos."""
    length = int.from_bytes(head[:4], "big")
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(length, len(head)), 4))]
    if not AVIF_BRANDS.isdisjoint(brands):
        return "AVIF"
    return "video" if HEIC_BRANDS.isdisjoint(brands) else "HEIF"


def webp_size(head: bytes) -> tuple[int, int]:
    """Width and height that a WebP file claims: its decoder takes memory for them as soon as the file is opened."""
    chunk, body = head[12:16], head[20:30]
    if len(body) < 10:
        return 0, 0
    if chunk == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
