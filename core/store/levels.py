"""What a database of today has: the names of its migrations, and the tables that are synced.

Apart from the migrations themselves, so that opening a business that needs none does not load them.
"""

LEVELS = (
    "m0001_operation_log", "m0002_profile_and_media", "m0003_site_and_posts", "m0004_accounts_and_outbox",
    "m0005_drafted_texts",
)  # fmt: skip

SYNCED = (
    "profile", "closures", "offers", "members", "links", "media", "pages", "blocks", "site", "posts", "pictures",
    "variants", "accounts", "deliveries",
)  # fmt: skip
