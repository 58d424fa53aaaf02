"""Words of this room in templates."""

from django import template

from porch.asks.models import Shift
from porch.asks.words import WEEKDAYS

register = template.Library()


@register.filter
def weekday(shift: Shift) -> str:
    """The day of a weekly shift in words."""
    return str(WEEKDAYS[shift.day])
