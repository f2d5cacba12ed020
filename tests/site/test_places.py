"""Links within the site, and addresses outside."""

import pytest

from slocompiler.site.places import link, outside


@pytest.mark.parametrize(
    ("page", "target", "href"),
    [
        ("index.html", "services/shop.html", "services/shop.html"),
        ("services/eu/shop.html", "index.html", "../../index.html"),
        ("services/eu/shop.html", "services/eu/cart.html#told", "cart.html#told"),
        ("runbooks/shop/a.html", "services/shop.html", "../../services/shop.html"),
    ],
)
def test_pages_lead_to_each_other_without_a_server(page: str, target: str, href: str) -> None:
    assert link(page, target) == href


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://wiki.example.com/a?b=c#d", "https://wiki.example.com/a?b=c#d"),
        ("HTTP://localhost:8080", "HTTP://localhost:8080"),
        ('https://example.com/"><script>', "https://example.com/%22%3E%3Cscript%3E"),
        ("https://example.com/größe", "https://example.com/gr%C3%B6%C3%9Fe"),
        ("https://example.com/100%", "https://example.com/100%25"),
        ("https://example.com/%20", "https://example.com/%20"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" https://example.com", None),
        ("https://", None),
        ("https://exa<mple.com/", None),
        ("https://user@example.com/", None),
        ("//example.com", None),
        ("data:text/html,x", None),
        ("https://example.com/a\nb", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, href: str | None) -> None:
    assert outside(url) == href
