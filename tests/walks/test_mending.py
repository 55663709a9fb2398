"""(d) Something fails at the host, and the owner mends it from the message alone."""

import os
import subprocess

import pytest

from tests.walks.shops import drafted, known

pytestmark = pytest.mark.server


@pytest.mark.skipif(os.geteuid() != 0, reason="the server takes passwords only when it runs as root")
def test_a_password_that_the_host_has_changed_is_mended_from_the_message(program, person, ssh_server):
    program.place.mkdir()
    shop = drafted(program, "fournil", "bakery")
    known(program, shop)
    program.start()
    person.window("Accueil – Au Levain des Lices", seconds=40)
    person.click("Comptes.*", role="list item")
    person.click("Ajouter un compte")
    person.click("Connecter.*SFTP")
    person.fill("Serveur", "127.0.0.1")
    person.fill("Nom d’utilisateur", ssh_server.user)
    person.fill("Dossier .facultatif.", "www")
    person.fill("Mot de passe.*", ssh_server.password)
    person.click("Plus de réglages")
    person.fill("Port.*", str(ssh_server.port))
    person.click("Tester et .*")
    person.see("Est-ce bien votre serveur")
    person.picture("is-it-your-server")
    person.click("C’est bien mon serveur")
    person.see("connecté en tant que")
    person.picture("connected")
    person.click("Mon site.*", role="list item")
    person.click("Publier…")
    person.click("Publier maintenant")
    person.see("En ligne")
    subprocess.run(["chpasswd"], input=f"{ssh_server.user}:un-autre-mot\n", text=True, check=True)
    person.click("Mon entreprise.*", role="list item")
    person.fill("Nom de l’entreprise", "Au Levain de Vitré")
    person.click("Mon site.*", role="list item")
    person.see("Publier le site")
    person.click("Publier maintenant")
    before = person.clicks + person.keys
    person.see("n’a pas accepté|n’accepte pas|refusé", seconds=60)
    person.picture("not-accepted")
    person.click("Voir le compte|Ouvrir le compte|Reconnecter le compte|Se reconnecter|Vers le compte")
    person.see("Mot de passe")
    person.picture("account")
    person.fill("Mot de passe.*", "un-autre-mot")
    person.click("Tester et .*")
    person.see("connecté en tant que")
    person.see("Rien en attente", seconds=90)
    person.picture("mended")
    person.tell(f"(d) failure mended with {person.clicks + person.keys - before} clicks and keys from the message on")
    page = (ssh_server.web / "index.html").read_text("utf-8")
    assert "Au Levain de Vitré" in page
