"""`new --siret`: a business from the public register, where it answers."""

import io

import pytest

from core.business import Business
from core.cli import making
from core.cli.arguments import parser
from core.cli.run import Call
from core.cli.screen import Screen
from core.errors import DevantureError, NotFoundError
from core.house import House
from core.trades.trades import for_naf
from tests.servers.register import HIDDEN, register_server


@pytest.fixture
def server():
    with register_server() as running:
        yield running


@pytest.fixture
def new(tmp_path, clock, secrets):
    def run(base: str, siret: str) -> Business:
        house = House(tmp_path / "home", clock, lambda _named: secrets, register=base)
        args = parser().parse_args(["new", str(tmp_path / "shop"), "--siret", siret])
        making.new(Call(args, house, Screen(io.StringIO(), io.StringIO())))
        return Business.open(tmp_path / "shop", house)

    return run


def test_the_register_fills_in_what_it_knows_and_leaves_two_trades_of_one_code_to_the_owner(server, new):
    business = new(server.base, "00000001800010")
    profile = business.profiles.read()
    business.close()
    assert (profile.name, profile.address.city, profile.trade) == ("Salon Hélène", "Rennes", "")
    assert for_naf(profile.naf) == ("barber", "hairdresser")
    assert profile.legal.siret == "00000001800010"


def test_a_code_of_one_trade_suggests_it(server, new):
    business = new(server.base, "00000002600021")
    trade, naf = business.profiles.read().trade, business.profiles.read().naf
    business.close()
    assert (naf, trade) == ("10.71C", "bakery")


def test_a_number_that_the_register_does_not_tell_makes_nothing(server, new, tmp_path):
    with pytest.raises(NotFoundError):
        new(server.base, HIDDEN)
    assert not (tmp_path / "shop").exists()


def test_without_a_line_it_says_so_and_makes_nothing(new, tmp_path):
    with pytest.raises(DevantureError, match="from a file"):
        new("http://127.0.0.1:9", "00000002600013")
    assert not (tmp_path / "shop").exists()
