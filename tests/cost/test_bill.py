"""Bills: accounts, free tiers, and parts that add up."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from slocompiler.cost.bill import Usage, make_bill
from slocompiler.cost.price_table import Item, price_table

QUANTITIES = st.dictionaries(st.sampled_from(Item), st.fractions(0, 10**7, max_denominator=1000), max_size=4)
USAGES = st.lists(
    st.builds(Usage, st.text("abc", min_size=1), st.none(), st.sampled_from("12"), QUANTITIES), max_size=6
)


def usage(account: str, **quantities: int) -> Usage:
    return Usage("svc", None, account, {Item(item): Fraction(count) for item, count in quantities.items()})


@given(USAGES)
def test_services_add_up_to_their_accounts(usages: list[Usage]) -> None:
    table = price_table()
    bill = make_bill(usages, table)
    expected = Fraction(0)
    for account in {each.account for each in usages}:
        for item in Item:
            used = sum(
                (each.quantities.get(item, Fraction(0)) for each in usages if each.account == account), Fraction(0)
            )
            expected += table.amount(item, used)
    assert bill.total == expected
    assert sum((line.amount for line in bill.lines), Fraction(0)) == expected
    assert [each.service for each in bill.services] == [each.service for each in usages]


def test_a_free_tier_is_shared_in_proportion() -> None:
    """20 and 60 alarm metrics in one account: 70 are paid for, a quarter of that by the first."""
    first, second = make_bill([usage("1", alarm_metrics=20), usage("1", alarm_metrics=60)], price_table()).services
    assert (first.total, second.total) == (Fraction("1.75"), Fraction("5.25"))


def test_accounts_have_free_tiers_of_their_own() -> None:
    assert make_bill([usage("1", dashboards=3), usage("2", dashboards=3)], price_table()).total == 0
    assert make_bill([usage("1", dashboards=3), usage("1", dashboards=3)], price_table()).total == 9


def test_items_nobody_uses_are_left_out() -> None:
    bill = make_bill([usage("1", dashboards=0, composite_alarms=1)], price_table())
    assert [line.item for line in bill.lines] == [Item.COMPOSITE_ALARMS]
