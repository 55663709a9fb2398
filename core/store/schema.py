"""The tables, as numbered migrations. Columns are only ever added; a shipped migration is never edited.

Synced tables (`core.store.levels.SYNCED`) have a text key `id` and nothing UNIQUE or NOT NULL without a default: two
copies of a business must always be able to take each other's rows; what makes a record sound is checked when used.
"""

from typing import Any

from sqlite_utils import Database, Migrations

schema = Migrations("devanture")

Columns = dict[str, Any]


def _texts(names: str) -> Columns:
    return dict.fromkeys(names.split(), str)


@schema()
def m0001_operation_log(db: Database) -> None:
    """Sketch of sync-and-scale, A5: every changed field is an op with the versions its author saw (`par`).

    `sync_state` is one row: this device and its last number, the hybrid clock (milliseconds << 16 | counter), the
    transaction under way, and `applying` while ops of others are brought in (triggers then keep still).
    """
    db.executescript("""
        CREATE TABLE sync_state (
            one INTEGER PRIMARY KEY CHECK (one = 1), business TEXT NOT NULL, machine TEXT NOT NULL,
            device TEXT NOT NULL, seq INTEGER NOT NULL DEFAULT 0, hlc INTEGER NOT NULL DEFAULT 0, tx TEXT,
            applying INTEGER NOT NULL DEFAULT 0, schema INTEGER NOT NULL DEFAULT 0,
            exported INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE sync_tx (
            n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, device TEXT NOT NULL, name TEXT NOT NULL,
            merge_key TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL, target TEXT, state TEXT NOT NULL,
            started TEXT NOT NULL, ended TEXT NOT NULL) STRICT;
        CREATE INDEX sync_tx_state ON sync_tx (device, kind, state, n);
        CREATE TABLE sync_op (
            n INTEGER PRIMARY KEY, dev TEXT NOT NULL, seq INTEGER NOT NULL, tx TEXT, hlc INTEGER NOT NULL,
            tbl TEXT NOT NULL, pk TEXT NOT NULL, col TEXT NOT NULL, val ANY, par TEXT NOT NULL,
            app_schema INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX sync_op_key ON sync_op (dev, seq);
        CREATE INDEX sync_op_field ON sync_op (tbl, pk, col);
        CREATE INDEX sync_op_tx ON sync_op (tx);
        CREATE TABLE sync_head (
            tbl TEXT NOT NULL, pk TEXT NOT NULL, col TEXT NOT NULL, dev TEXT NOT NULL, seq INTEGER NOT NULL,
            PRIMARY KEY (tbl, pk, col, dev, seq)) STRICT, WITHOUT ROWID;
        CREATE TABLE sync_seen (dev TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
    """)


@schema()
def m0002_profile_and_media(db: Database) -> None:
    profile = _texts(
        "name trade naf description street street_extra postcode city country phone email legal_form owner_name siret "
        "vat_number register director profession insurance mediator_name mediator_address mediator_site host_name "
        "host_address host_phone hours_monday hours_tuesday hours_wednesday hours_thursday hours_friday "
        "hours_saturday hours_sunday logo colours languages features towns tone booking zone"
    )
    profile |= dict.fromkeys(("latitude", "longitude"), float)
    profile |= dict.fromkeys(("vat_exempt", "capital", "holidays_open", "since"), int)
    _create(db, "profile", profile)
    _create(db, "closures", _texts("first last label spans"))
    offers = _texts("order_key section name description price_kind price_unit translations") | {"price_cents": int}
    _create(db, "offers", offers)
    _create(db, "members", _texts("order_key name role words photo"))
    _create(db, "links", _texts("order_key network address"))
    media = _texts("order_key kind hash mime name alt caption added")
    _create(db, "media", media | {"width": int, "height": int, "focus_x": float, "focus_y": float})


@schema()
def m0003_site_and_posts(db: Database) -> None:
    pages = _texts("order_key language kind slug label title description published_on")
    _create(db, "pages", pages | {"in_menu": int, "hidden": int})
    _create(db, "blocks", _texts("page order_key kind heading body media settings"))
    db.table("blocks").create_index(["page"])
    _create(db, "site", _texts("theme address accent"))
    _create(db, "posts", _texts("text language due state idea created"))
    _create(db, "pictures", _texts("post order_key media alt"))
    db.table("pictures").create_index(["post"])
    _create(db, "variants", _texts("post account text") | {"revision": int})
    db.table("variants").create_index(["post"])


@schema()
def m0004_accounts_and_outbox(db: Database) -> None:
    """`deliveries` travel to the other devices, `attempts` and `breakers` are this device's own affair."""
    _create(db, "accounts", _texts("name service settings remembered created paused"))
    deliveries = _texts(
        "key account subject title content state executor created due zone wall expires first_attempt not_before "
        "reason remote_id remote_address sent_at receipt"
    )
    _create(db, "deliveries", deliveries | {"attempt": int, "epoch": int})
    db.table("deliveries").create_index(["state"])
    db.table("deliveries").create_index(["key"])
    attempts = {"id": str, "delivery": str, "step": str, "started": str, "ended": str, "outcome": str, "detail": str}
    db.table("attempts").create(attempts, pk="id", strict=True)
    db.table("attempts").create_index(["delivery"])
    breakers = {"account": str, "failures": int, "open_until": str, "reason": str, "reached": str}
    db.table("breakers").create(breakers, pk="account", strict=True)


@schema()
def m0005_drafted_texts(db: Database) -> None:
    """What the draft said, to tell it from what the owner wrote; "tu" for customers; words learnt."""
    db.table("profile").add_column("familiar", int)
    db.table("profile").add_column("words", str)
    db.table("pages").add_column("drafted", str)
    for column in ("place", "drafted"):
        db.table("blocks").add_column(column, str)


def _create(db: Database, table: str, columns: Columns) -> None:
    db.table(table).create({"id": str} | columns, pk="id", strict=True)
