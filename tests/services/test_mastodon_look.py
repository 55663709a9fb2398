"""A post is recognised in what a Mastodon server shows of it."""

import pytest

from core.services.mastodon_look import plain, print_of_message, print_of_status
from core.services.service import Message
from tests.servers.mastodon_server_state import rendered


@pytest.mark.parametrize(
    "text",
    [
        "Réservez sur https://ex.fr/été #brunch 🥐",
        "Merci @bob@mastodon.social et @alice\n\nÀ demain\nvite",
        "5 < 6 & 7 > 3 <b>gras</b> &amp;",
        "https://ex.fr/une/adresse/bien/plus/longue/que/trente/caracteres?a=1&b=2#c fin",
        "e\u0301te\u0301  deux   espaces",
        "👩‍🍳 مرحبا",
        "a" * 400,
    ],
)
def test_what_the_server_shows_as_html_is_recognised(text: str) -> None:
    status = {"content": rendered(text), "media_attachments": []}
    assert print_of_status(status) == print_of_message(Message(text=text))


def test_html_becomes_the_text_that_was_typed() -> None:
    assert plain(rendered("Un <b>\n\nDeux & trois")).split() == ["Un", "<b>", "Deux", "&", "trois"]
