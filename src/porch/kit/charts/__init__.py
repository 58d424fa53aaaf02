"""Pictures of numbers, as SVG that stands in the page: scales, marks, labels that do not collide, a table beside.

Plain Python that knows neither pages nor people. ``docs/develop/pictures.md`` says how a picture is added.
"""

from porch.kit.charts.drawing import Drawing
from porch.kit.charts.legend import Sign, legend
from porch.kit.charts.marks import (
    Bar,
    Dot,
    Dots,
    Line,
    Mark,
    NotANumber,
    Shape,
    Squares,
    Words,
    diamond,
    triangle,
)
from porch.kit.charts.picture import NARROW, NOTHING, WIDE, Cell, Picture
from porch.kit.charts.scales import Linear, Steps, Tick, numbers_along, ticks
from porch.kit.charts.words import placed, room_for, shortened, width_of

__all__ = [
    "NARROW",
    "NOTHING",
    "WIDE",
    "Bar",
    "Cell",
    "Dot",
    "Dots",
    "Drawing",
    "Line",
    "Linear",
    "Mark",
    "NotANumber",
    "Picture",
    "Shape",
    "Sign",
    "Squares",
    "Steps",
    "Tick",
    "Words",
    "diamond",
    "legend",
    "numbers_along",
    "placed",
    "room_for",
    "shortened",
    "ticks",
    "triangle",
    "width_of",
]
