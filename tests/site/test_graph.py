"""What search engines are told."""

from dataclasses import replace

from tests.site import samples
from tests.site.reading import graph, tree, trees


def node(nodes, kind):
    return next(one for one in nodes if one["@type"] == kind)


def test_the_business_is_told_on_every_page(built):
    for name, page in trees(built):
        shop = node(graph(page), "Bakery")
        assert shop["name"] == "Au Fournil" and shop["telephone"] == "+33299000000", name
        assert shop["address"]["postalCode"] == "35000"
        assert shop["image"].startswith(samples.ADDRESS)


def test_hours_with_the_day_that_is_closed_and_exceptions_to_come(built):
    shop = node(graph(dict(trees(built))["index.html"]), "Bakery")
    days = {day: part for part in shop["openingHoursSpecification"] for day in part["dayOfWeek"]}
    assert set(days) == {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    assert (days["Monday"]["opens"], days["Monday"]["closes"]) == ("00:00", "00:00")
    special = [(one["validFrom"], one["opens"], one["closes"]) for one in shop["specialOpeningHoursSpecification"]]
    assert special == [("2026-12-24", "07:00", "17:00"), ("2027-02-08", "00:00", "00:00")]


def test_prices_stand_in_the_catalogue_as_they_are_meant(built):
    shop = node(graph(dict(trees(built))["services/index.html"]), "Bakery")
    breads, cakes = shop["hasOfferCatalog"]["itemListElement"]
    exact, least = breads["itemListElement"]
    assert (exact["price"], exact["priceCurrency"]) == ("1.30", "EUR")
    assert least["priceSpecification"]["minPrice"] == "4.20" and "price" not in least
    assert "price" not in cakes["itemListElement"][0] and "priceSpecification" not in cakes["itemListElement"][0]


def test_articles_questions_and_the_way_back_to_the_home_page(built):
    pages = dict(trees(built))
    article = graph(pages["news/walnuts/index.html"])
    assert node(article, "NewsArticle")["datePublished"] == "2026-10-12"
    assert [step["name"] for step in node(article, "BreadcrumbList")["itemListElement"]] == [
        "Home fr", "News fr", "A walnut loaf",
    ]  # fmt: skip
    assert len(node(graph(pages["index.html"]), "FAQPage")["mainEntity"]) == 3


def test_what_is_not_known_is_not_claimed(site):
    site.content = replace(
        site.content, profile=replace(site.content.profile, phone="", hours={}, links=(), since=None, closures=())
    )
    site.build()
    shop = node(graph(tree(site.read("index.html"))), "Bakery")
    assert not {"telephone", "openingHoursSpecification", "sameAs", "foundingDate", "priceRange"} & set(shop)


def test_without_an_address_nothing_absolute_is_said(site):
    site.content = replace(site.content, look=replace(site.content.look, address=""))
    site.build()
    page = tree(site.read("index.html"))
    assert page.find(".//link[@rel='canonical']") is None
    assert page.find(".//meta[@property='og:image']") is None
    assert "url" not in node(graph(page), "Bakery")
    assert not (site.out / "sitemap.xml").exists()
    assert "Sitemap" not in site.read("robots.txt")
