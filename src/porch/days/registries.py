"""What rooms above know of single days that the ledger did not write down itself."""

from collections.abc import Callable, Iterable
from datetime import date

from porch.kit.registry import Registry
from porch.people.models import Member

# the days from first to last of which somebody told one by one that they were without, as entry(member, what, first,
# last). Within a run that goes on such a day adds no row; when use is told of later and the run ends there, they count
told_one_by_one: Registry[Callable[[Member, str, date, date], Iterable[date]]] = Registry("told_one_by_one")
