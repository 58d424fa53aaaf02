"""Pictures of numbers in a page: the drawings for narrow and wide, and cells that a machine can read too."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from porch.kit.charts import NOTHING, Cell, Picture

register = template.Library()


@register.simple_tag
def narrow(picture: Picture) -> SafeString:
    """The drawing for phones. Every word in it is escaped where it is drawn (``kit/charts/marks.py``)."""
    return mark_safe(picture.narrow_svg)  # noqa: S308


@register.simple_tag
def wide(picture: Picture) -> SafeString:
    """The drawing for everything else."""
    return mark_safe(picture.wide_svg)  # noqa: S308


@register.simple_tag
def cell_of(cell: Cell) -> SafeString:
    """Words, with their value beside them where the two differ."""
    if cell.value == cell.words or cell.words == NOTHING:
        return format_html("{}", cell.words)
    return format_html('<data value="{}">{}</data>', cell.value, cell.words)
