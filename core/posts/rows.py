"""Posts as they stand in the database: one post with a look at its own rows, all of them with three."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from core.ids import new_id
from core.posts.model import Picture, Post, PostState, Variant
from core.store.order import keys_after
from core.store.store import Store

FEW = 8  # posts up to which only their own pictures and variants are read


def posts_of(store: Store, rows: Sequence[Mapping[str, Any]]) -> list[Post]:
    where, args = "1", list[object]()
    if len(rows) <= FEW:
        where, args = f"post IN ({','.join('?' * len(rows))})", [row["id"] for row in rows]
    pictures: dict[str, list[Picture]] = {}
    for row in store.rows("pictures", where, args, order="order_key, id"):
        pictures.setdefault(row["post"], []).append(Picture(media=row["media"] or "", alt=row["alt"] or ""))
    variants: dict[str, list[Variant]] = {}
    for row in store.rows("variants", where, args):
        variants.setdefault(row["post"], []).append(variant_from(row))
    return [_post_from(row, pictures.get(row["id"], []), variants.get(row["id"], [])) for row in rows]


def variant_of(store: Store, post: str, account: str) -> Variant:
    """The form of `post` for `account`, made where there is none yet."""
    rows = store.rows("variants", "post = ? AND account = ?", [post, account])
    if rows:
        return variant_from(rows[0])
    row = {"id": new_id(store.clock.now()), "post": post, "account": account, "text": "", "revision": 1}
    store.insert("variants", row)
    return variant_from(row)


def write_pictures(store: Store, post: str, pictures: Sequence[Picture]) -> None:
    """Make the pictures of `post` be these, in this order, by difference: a photo that stays keeps its row."""
    there: dict[str, list[dict[str, Any]]] = {}
    for row in store.rows("pictures", "post = ?", [post], order="order_key, id"):
        there.setdefault(row["media"] or "", []).append(row)
    for order_key, picture in zip(keys_after(None, len(pictures)), pictures, strict=True):
        wanted = {"order_key": order_key, "alt": picture.alt}
        if not there.get(picture.media):
            made = {"id": new_id(store.clock.now()), "post": post, "media": picture.media}
            store.insert("pictures", made | wanted)
            continue
        row = there[picture.media].pop(0)
        if changes := {name: value for name, value in wanted.items() if row[name] != value}:
            store.update("pictures", row["id"], changes)
    for row in (row for rows in there.values() for row in rows):
        store.delete("pictures", row["id"])


def variant_from(row: Mapping[str, Any]) -> Variant:
    return Variant(
        id=row["id"], post=row["post"], account=row["account"], text=row["text"] or "", revision=row["revision"] or 1
    )


def _post_from(row: Mapping[str, Any], pictures: Sequence[Picture], variants: Sequence[Variant]) -> Post:
    return Post(
        id=row["id"], text=row["text"] or "", language=row["language"] or "fr", idea=row["idea"] or "",
        due=datetime.fromisoformat(row["due"]) if row["due"] else None,
        state=PostState(row["state"] or PostState.DRAFT), pictures=tuple(pictures), variants=tuple(variants),
    )  # fmt: skip
