"""What ``porch evidence retention`` says to people: the finding with its range first."""

from porch.measures.staying.curves import Curve, Point
from porch.measures.staying.incidence import Reached
from porch.measures.staying.summary import Group, Summary

NOT_WHY = "A curve says when people left, not why."
NO_LOT = "Unless chance decided who is in which group, the groups differ in other ways too."


def in_words(made: Summary) -> str:
    """Sentences, then a line for each group and day."""
    several = len(made.groups) > 1
    said = [_finding(group.curve, made.label(group) if several else "") for group in made.groups]
    if made.log_rank is not None:
        said.append(_chance(made.log_rank.p, made.log_rank.chi_square, made.log_rank.df))
    elif made.untested:
        said.append(f"There is no test between the groups: {made.untested}.")
    said.append(f"{NOT_WHY} {NO_LOT}" if several else NOT_WHY)
    lines = [line for group in made.groups for line in _lines(group, made)]
    return "\n".join([*said, "", *lines])


def _finding(curve: Curve, name: str) -> str:
    of = f"{name}: of" if name else "Of"
    people = f"{curve.n:,} people" if curve.n != 1 else "1 person"
    low, high = curve.median_ci
    if curve.median is None:
        may = f"; half may have left by day {_n(low)} (95 % range)" if low is not None else ""
        return f"{of} {people} more than half stayed for as long as anybody was followed{may}."
    to = f"day {_n(low or 0)} to day {_n(high)}" if high is not None else f"from day {_n(low or 0)} on"
    return f"{of} {people} half had left by day {_n(curve.median)} (95 % range: {to})."


def _chance(p: float, chi_square: float, df: int) -> str:
    often = "fewer than 1 of 1,000" if p < 0.001 else f"about {round(p * 1000)} of 1,000"
    return (
        f"If all groups left at the same pace, {often} such tables would show as large a difference by chance "
        f"(log-rank chi-square {chi_square:.2f}, df {df}, p {'< 0.001' if p < 0.001 else f'= {p:.3f}'})."
    )


def _lines(group: Group, made: Summary) -> list[str]:
    lines = [f"{made.label(group) or 'Everyone'}: {group.curve.n:,} followed, {group.events:,} left"]
    if made.asked.rmst is not None:
        mean = group.rmst(made.asked.rmst)
        said = "not known, nobody was followed so long"
        if mean is not None:
            said = f"{mean.value:.1f} (standard error {mean.se:.1f})"
        lines.append(f"  mean days of the first {_n(made.asked.rmst)}: {said}")
    lines += [f"  {_still(group.curve.at(t))}" for t in made.asked.at]
    for name, one in group.endings.items():
        lines.append(f"  {name}, where any ending rules out the others: {int(one.events.sum()):,} of them")
        lines += [f"    {_reached(one.at(t))}" for t in made.asked.at]
    return lines


def _still(point: Point) -> str:
    if point.s is None:
        return f"day {_n(point.t)}: not known, nobody was followed so long"
    return f"day {_n(point.t)}: {_share(point.s, point.lo, point.hi)} still there, {point.at_risk:,} followed"


def _reached(point: Reached) -> str:
    if point.value is None:
        return f"by day {_n(point.t)}: not known, nobody was followed so long"
    return f"by day {_n(point.t)}: {_share(point.value, point.lo, point.hi)}"


def _share(share: float, low: float | None, high: float | None) -> str:
    between = f" ({100 * low:.1f} to {100 * high:.1f})" if low is not None and high is not None else ""
    return f"{100 * share:.1f} %{between}"


def _n(value: float) -> str:
    return f"{value:,.10g}"
