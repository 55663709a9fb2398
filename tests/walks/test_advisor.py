"""(b) An advisor in a cellar: no line, two clients, the laptop closed; later, connected, everything goes out."""

import pytest

from tests.walks.shops import drafted, known, with_host, with_network

pytestmark = pytest.mark.server

TEXT = "La brioche de Noël est là, jusqu’au 31 décembre."


@pytest.fixture
def clients(program, ssh_server, pds):
    """Two clients, each with an account that was tested at the office; then the line goes."""
    program.place.mkdir()
    bakery, salon = drafted(program, "fournil", "bakery"), drafted(program, "salon", "hairdresser")
    with_network(program, bakery, pds)
    with_host(program, salon, ssh_server)
    known(program, bakery, salon)
    ssh_server.stop()
    pds.stop()
    return bakery, salon


def test_what_was_prepared_without_a_line_goes_out_by_itself_when_there_is_one(
    program, person, clients, ssh_server, pds
):
    program.start()
    person.see("Accueil – Salon Hélène", seconds=40)
    person.click("Publier – Mettez votre site en ligne")
    person.click("Publier maintenant")
    person.see("Sans connexion")
    person.picture("site-waits")
    person.click("Accueil.*", role="list item")
    person.click("Clients", role="page tab")
    person.click("Client: Au Levain des Lices", times=2)
    person.see("Accueil – Au Levain des Lices")
    person.click("Publications.*", role="list item")
    person.click("Écrire une publication")
    person.see("Nouvelle publication")
    person.type(TEXT)
    person.click("Envoyer maintenant…")
    person.click("Envoyer|Envoyer maintenant")
    person.click("Envois.*", role="list item")
    person.see("attend une connexion|Pas de connexion|n’a pas pu être joint")
    person.picture("post-waits")
    person.key("ctrl+q")
    person.until(lambda: program.process.poll() is not None, "the laptop to be closed")
    assert program.process.returncode == 0
    assert not (ssh_server.web / "index.html").exists()
    ssh_server.start()
    pds.start()
    program.start()
    person.see("Au Levain des Lices – Devanture", seconds=40)
    person.until(lambda: len(pds.posts()) == 1, "the post to arrive", 90)
    person.until((ssh_server.web / "index.html").exists, "the other client's site to arrive", 120)
    person.see("Rien en attente")
    person.picture("all-sent")
    person.tell("(b) advisor, two clients, offline then connected")
    assert pds.posts()[0]["value"]["text"] == TEXT
    assert "Salon Hélène" in (ssh_server.web / "index.html").read_text("utf-8")
