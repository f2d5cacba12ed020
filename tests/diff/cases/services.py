"""Which services there are, whose they are, and what depends on what."""

from tests.diff.cases.case import Case
from tests.diff.specs import CART, CART_FILE, SHOP_FILE

SERVICES: tuple[Case, ...] = (
    Case(
        "team",
        ((SHOP_FILE, "team: web", "team: data"),),
        (
            "team-changed risky service",
            "told-fewer risky burn alert availability/fast",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "tier",
        ((SHOP_FILE, "tier: critical", "tier: standard"),),
        ("other-change neutral service tier", "panels-changed neutral dashboards"),
    ),
    Case(
        "description",
        ((SHOP_FILE, "description: Where people buy", "description: Where people pay"),),
        ("other-change neutral service description", "panels-changed neutral dashboards"),
    ),
    Case(
        "label of a service",
        ((SHOP_FILE, "labels: {cost_center: search}", "labels: {cost_center: web}"),),
        ("label-changed neutral label cost_center",),
    ),
    Case(
        "dependency",
        ((SHOP_FILE, "depends_on: [cart]\n", ""),),
        (
            "dependency-removed neutral dependency cart",
            "silent-less-often neutral burn alert availability/slow",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "pages put up with",
        ((SHOP_FILE, "pages_at_most: 10/week\n", "pages_at_most: 20/week\n"),),
        ("page-limit-raised risky service",),
    ),
    Case("no limit of pages", ((SHOP_FILE, "pages_at_most: 10/week\n", ""),), ("page-limit-raised risky service",)),
    Case(
        "copies",
        ((CART_FILE, "team: web\n", "team: web\ncc: [data]\n"),),
        ("copy-added neutral burn alert availability/fast",),
    ),
    Case(
        "service gone",
        (
            (CART_FILE, "", ""),
            (SHOP_FILE, "depends_on: [cart]\n", ""),
        ),
        (
            "service-removed breaking service",
            "dependency-removed neutral dependency cart",
            "silent-less-often neutral burn alert availability/slow",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "service that pages nobody",
        (
            (
                "log.yaml",
                "",
                CART.replace("cart", "log").replace("objective: 99.5%", "burn_rate_policy: calm, objective: 99.5%"),
            ),
        ),
        ("service-added neutral service",),
    ),
    Case(
        "name of a service",
        (
            (CART_FILE, "", ""),
            ("basket.yaml", "", CART.replace("service: cart", "service: basket")),
            (SHOP_FILE, "[cart]", "[basket]"),
        ),
        (
            "service-renamed risky service",
            "silent-more-often risky burn alert availability/slow",
            "dependency-added neutral dependency basket",
            "dependency-removed neutral dependency cart",
            "silent-less-often neutral burn alert availability/slow",
            "panels-changed neutral dashboards",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "file moved",
        (
            (CART_FILE, "", ""),
            ("web/cart.yaml", "", CART),
        ),
        (),
    ),
)
