"""Amounts on pages of a house."""

from django import template

from porch.houses.rules.book import written

register = template.Library()


@register.filter
def money(cents: int, currency: str) -> str:
    """As it is read: "140.00 USD"."""
    return written(cents, currency)


@register.filter
def less(cents: int) -> int:
    """The other way round: what somebody owes, as what stands for them."""
    return -cents


@register.filter
def bare(cents: int, currency: str) -> str:
    """The same without the currency, where the head of a column says it."""
    return written(cents, currency).removesuffix(f" {currency}")
