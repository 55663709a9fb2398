"""What changed since the publication: neither too much nor too little, whatever was undone or typed on."""

from datetime import date

from core.overview.changes import changes_since
from core.overview.model import Changes
from core.overview.overview import overview
from core.posts.posts import Draft


def since(business, id_):
    row = business.store.get("deliveries", id_)
    return changes_since(business.store, id_, row["created"])


def drafted(business):
    business.profiles.change(name="Au Four", trade="bakery")
    business.draft()


def test_right_after_a_publication_nothing_is_different(business, deliver):
    drafted(business)
    assert since(business, deliver("sent", "site")) == Changes()


def test_a_block_and_a_page_are_counted_by_their_pages(business, deliver):
    drafted(business)
    id_ = deliver("sent", "site")
    first, second, *_rest = business.pages.read()
    business.store.connection.execute("SELECT 1")
    with business.store.transaction("edit"):
        business.store.update("blocks", first.blocks[0].id, {"heading": "Tout chaud"})
        business.store.update("blocks", first.blocks[1].id, {"heading": "Tout frais"})
        business.store.update("pages", second.id, {"title": "Autrement"})
    assert since(business, id_) == Changes(pages=2)


def test_a_block_that_was_removed_counts_for_its_page(business, deliver):
    drafted(business)
    id_ = deliver("sent", "site")
    page = business.pages.read()[0]
    with business.store.transaction("edit"):
        business.store.delete("blocks", page.blocks[0].id)
    assert since(business, id_) == Changes(pages=1)


def test_facts_and_look_are_everywhere(business, deliver):
    drafted(business)
    id_ = deliver("sent", "site")
    business.profiles.change(phone="02 99 00 00 00")
    assert since(business, id_) == Changes(everywhere=True)


def test_what_was_undone_is_no_change(business, deliver):
    drafted(business)
    id_ = deliver("sent", "site")
    business.profiles.change(phone="02 99 00 00 00")
    business.history.undo()
    assert since(business, id_) == Changes()


def test_what_was_made_and_removed_again_is_no_change(business, deliver):
    from core.profile.model import Closure

    drafted(business)
    id_ = deliver("sent", "site")
    day = date(2026, 12, 5)
    made = business.profiles.closures.add(Closure(first=day, last=day))
    assert since(business, id_) == Changes(everywhere=True)
    business.profiles.closures.remove(made.id)
    assert since(business, id_) == Changes()


def test_typing_that_goes_on_after_the_publication_is_noticed(business, deliver, clock):
    """Its op stands before the publication in the log: one op a field and transaction."""
    drafted(business)
    business.profiles.change(description="Du pain", merge="profile.description")
    clock.pass_by(seconds=10)
    id_ = deliver("sent", "site")
    assert since(business, id_) == Changes()
    business.profiles.change(description="Du pain au levain", merge="profile.description")
    assert since(business, id_) == Changes(everywhere=True)


def test_posts_and_their_pictures_do_not_change_the_site(business, deliver):
    drafted(business)
    id_ = deliver("sent", "site")
    business.posts.write(Draft(text="Bonjour"))
    with business.store.transaction("edit"):
        business.store.insert("media", {"id": "m1", "kind": "post", "hash": "abc", "order_key": "a"})
    assert since(business, id_) == Changes()
    with business.store.transaction("edit"):
        business.store.insert("media", {"id": "m2", "kind": "photo", "hash": "abc", "order_key": "a"})
    assert since(business, id_) == Changes(everywhere=True)


def test_a_delivery_the_log_does_not_know_tells_nothing(business):
    assert changes_since(business.store, "nobody", "2026") == Changes()


def test_the_site_says_since_when_it_is_online_and_where(business, deliver, host):
    drafted(business)
    deliver("sent", "site", remote_address="http://practice")
    assert (overview(business).site.practice, overview(business).site.last is not None) == (True, True)
    first = deliver("sent", "site", account=host, remote_address="https://aufour.example")
    last = deliver("sent", "site", account=host, remote_address="https://aufour.example")
    going = deliver("waiting", "site", account=host)
    site = overview(business).site
    assert (site.practice, site.address, site.on_way, site.published) == (False, "https://aufour.example", going, going)
    assert site.since < site.last
    assert first != last


def test_the_address_is_the_one_the_owner_wrote(business, deliver):
    drafted(business)
    host = business.accounts.add("Serveur", "sftp", {"address": "https://au-four.example"}).id
    deliver("sent", "site", account=host, remote_address="sftp://10.0.0.1/www")
    assert overview(business).site.address == "https://au-four.example"


def test_a_refused_publication_is_none(business, deliver, host):
    drafted(business)
    deliver("refused", "site", account=host)
    site = overview(business).site
    assert (site.published, site.last, site.changes) == ("", None, Changes())
