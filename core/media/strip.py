"""JPEG and PNG files without what is not picture: place, time, camera, comments, thumbnails, hidden second files.

The coded picture itself is copied bit for bit, so that nothing is lost by cleaning.
"""

import re
import struct

JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"  # no density, no thumbnail
ADOBE_BYTES = 12  # the part of Adobe's segment that says how the colours are coded
SOS, EOI, APP0, APP14, APP15, COMMENT = 0xDA, 0xD9, 0xE0, 0xEE, 0xEF, 0xFE
STANDALONE = {0x01, 0xD8, *range(0xD0, 0xD8)}
NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT"}


class CutShortError(ValueError):
    """The file ends before the picture does."""


def bare_jpeg(data: bytes) -> bytes:
    """The first picture of a JPEG file without metadata and without anything behind it."""
    kept, at, coded = [b"\xff\xd8"], 2, False
    while True:
        marker, at = _next_marker(data, at)
        if marker == EOI:
            if not coded:
                raise CutShortError
            return b"".join([*kept, b"\xff\xd9"])
        if marker in STANDALONE:
            continue
        end = at + _length(data, at)
        kept.append(_kept_segment(marker, data[at + 2 : end]))
        if marker == SOS:
            coded, start = True, end
            end = _scan_end(data, end)
            kept.append(data[start:end])
        at = end


def bare_png(data: bytes) -> bytes:
    """A PNG file with the picture's own chunks only; of an animated one the first picture stays."""
    kept, at = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    while True:
        head = data[at : at + 8]
        if len(head) < 8:
            raise CutShortError
        length, name = struct.unpack(">I4s", head)
        if name == b"IEND":
            return b"".join([*kept, struct.pack(">I4sI", 0, b"IEND", 0xAE426082)])
        if at + 12 + length > len(data):
            raise CutShortError
        if name in PNG_KEPT:
            kept.append(data[at : at + 12 + length])
        at += 12 + length


def _kept_segment(marker: int, body: bytes) -> bytes:
    if marker == APP0:
        return JFIF if body.startswith(b"JFIF\0") else b""
    if marker == APP14 and body.startswith(b"Adobe"):
        body = body[:ADOBE_BYTES]
    elif APP0 < marker <= APP15 or marker == COMMENT:
        return b""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _next_marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at `at` and the place behind it; stray bytes before it are skipped, as decoders do."""
    found = NEXT_MARKER.search(data, at)
    if found is None:
        raise CutShortError
    return data[found.end() - 1], found.end()


def _length(data: bytes, at: int) -> int:
    length = int.from_bytes(data[at : at + 2], "big")
    if length < 2 or at + length > len(data):
        raise CutShortError
    return length


def _scan_end(data: bytes, at: int) -> int:
    found = NEXT_MARKER.search(data, at)
    if found is None:
        raise CutShortError
    return found.start()
