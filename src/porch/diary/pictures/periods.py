"""How far back a picture looks, and what one point of it stands for then."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from porch.measures.bands import Unit

DAYS_BY_DAY, DAYS_BY_WEEK = 100, 400


class Period(StrEnum):
    """What can be chosen; the value is how it stands in an address."""

    QUARTER = "90"
    YEAR = "year"
    ALL = "all"

    @property
    def words(self) -> str:
        return str(WORDS[self])

    def since(self, today: date) -> date | None:
        """The first day that is looked at; None for all there is."""
        days = {Period.QUARTER: 90, Period.YEAR: 365}.get(self)
        return None if days is None else today - timedelta(days=days - 1)


WORDS = {Period.QUARTER: _("Last 90 days"), Period.YEAR: _("A year"), Period.ALL: _("All")}


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are looked at, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def unit(self) -> Unit:
        """What a point stands for: as many points as can be told apart, and a table that can be read."""
        if self.days <= DAYS_BY_DAY:
            return Unit.DAY
        return Unit.WEEK if self.days <= DAYS_BY_WEEK else Unit.MONTH

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last
