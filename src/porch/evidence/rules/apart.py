"""Whether two reports, held beside each other, would tell of a few: what is over when one is taken from the other.

Means are exact sums to whoever knows of how many people they are. Two reports on sixty people and on fifty-nine of them
say how the sixtieth fared, however many small counts were hidden in both. So a report is made only about people who are
the same as in an earlier one, or differ from them by eleven and more.
"""

from collections.abc import Iterable
from uuid import UUID

from porch.evidence.rules.made import LEAST

type People = frozenset[UUID]


def tells_of_few(people: People, before: Iterable[People]) -> bool:
    """True where ``people`` differ by 1 to 10 from those of an earlier report, or from several earlier ones that lie in
    them, or where they and earlier ones leave 1 to 10 over of a larger one.
    """
    told = list(before)
    if any(_are_few(len(people ^ one)) for one in told):
        return True
    inside = [one for one in told if one <= people]
    if inside and _are_few(len(people - frozenset().union(*inside))):
        return True
    around = [one for one in told if people < one]
    return any(_are_few(len(one - people.union(*(other for other in told if other < one)))) for one in around)


def counted(people: People, before: Iterable[People], last: People | None) -> People | None:
    """Of those who may be counted, whom a report may be about: all of them; or, where that would tell of few, those of
    them who were in the ``last`` report on the same thing, so that who came since waits for others. None: nobody.
    """
    told = list(before)
    if not tells_of_few(people, told):
        return people
    held = people & last if last is not None else frozenset()
    return held if held and not tells_of_few(held, told) else None


def _are_few(number: int) -> bool:
    return 0 < number < LEAST
