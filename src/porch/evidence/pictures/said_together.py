"""What studies say together, in sentences: the range, what it leaves open, and what else must be read with it."""

from collections.abc import Mapping, Sequence
from math import exp
from typing import Any

from django.utils.translation import gettext, ngettext

from porch.evidence.rules.heaps import results_of
from porch.evidence.rules.results import Scale
from porch.evidence.rules.studies import Study, outcomes


def sentence(heap: Mapping[str, Any], scale: Scale, *, sites: int) -> str:
    pooled, many = heap["pooled"], len(heap["rows"])
    if pooled is None:
        if many == 0:
            return gettext("No study counted this. Sites did, and nobody was put into a group by chance.")
        return gettext("One study alone counted this, so there is nothing to put together.")
    values = {
        "n": pooled["k"],
        "middle": told(pooled["estimate"], scale),
        "low": told(pooled["low"], scale),
        "high": told(pooled["high"], scale),
    }
    if scale is Scale.RR:
        first = ngettext(
            "%(n)s study together: %(middle)s times as often with peers as without (likely range %(low)s to %(high)s).",
            "%(n)s studies together: %(middle)s times as often with peers as without (likely range %(low)s to "
            "%(high)s).",
            pooled["k"],
        )
    elif scale is Scale.OR:
        first = gettext(
            "%(n)s studies together: an odds ratio of %(middle)s (likely range %(low)s to %(high)s)."
        )
    else:
        first = gettext(
            "%(n)s studies together: a difference of %(middle)s (likely range %(low)s to %(high)s)."
        )
    return f"{first % values} {_so(pooled, heap['outcome'])}"


def _so(pooled: Mapping[str, float], outcome: str) -> str:
    """What the range leaves open, in words."""
    if pooled["low"] <= 0 <= pooled["high"]:
        return gettext("So it may be more, less or the same: these studies do not tell.")
    less = pooled["high"] < 0
    words = (
        gettext("Less with peers, as far as these go.")
        if less
        else gettext("More with peers, as far as these go.")
    )
    known = outcomes().get(outcome)
    if known is None or (known.better == "less") is less:
        return words
    return f"{words} {gettext('That is not what people hope for.')}"


def told(value: float, scale: Scale) -> str:
    if not scale.is_ratio:
        return f"{value + 0.0:.2f}"
    ratio = exp(min(value, 700))
    if ratio < 0.095:
        return f"{ratio:.2g}"
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}" if ratio < 1e6 else f"{ratio:.2g}"


def lines(heap: Mapping[str, Any], titles: Mapping[str, str], scale: Scale) -> list[str]:
    said, pooled = [], heap["pooled"]
    if heap["dropped"]:
        said.append(
            ngettext(
                "%(n)s study is left out, because nobody or everybody in both its groups had it.",
                "%(n)s studies are left out, because nobody or everybody in both their groups had it.",
                len(heap["dropped"]),
            )
            % {"n": len(heap["dropped"])}
        )
    if pooled is None:
        return said
    said.append(
        gettext("How far they differ beyond chance: %(i2)s in 100 of all that differs (I²).")
        % {"i2": f"{pooled['i2']:.0f}"}
    )
    if pooled["predicted"]:
        low, high = (told(value, scale) for value in pooled["predicted"])
        said.append(
            gettext("Where a further study would likely lie: %(low)s to %(high)s.")
            % {"low": low, "high": high}
        )
    else:
        said.append(gettext("With two studies nobody can say where a further one would lie."))
    said += _without(heap, titles, scale)
    return said


def _without(heap: Mapping[str, Any], titles: Mapping[str, str], scale: Scale) -> list[str]:
    return [
        gettext("Without “%(study)s”: %(middle)s (%(low)s to %(high)s).")
        % {
            "study": titles.get(one["code"], one["code"]),
            "middle": told(one["estimate"], scale),
            "low": told(one["low"], scale),
            "high": told(one["high"], scale),
        }
        for one in heap["without"]
    ]


def against(heap: Mapping[str, Any], studies: Sequence[Study]) -> list[str]:
    """What each of them was set against, and when it was counted: seldom the same."""
    there = {row["code"] for row in heap["rows"]}
    return [
        gettext("“%(study)s” was set against: %(what)s; counted after %(time)s.")
        % {"study": study.title, "what": one.against, "time": one.after}
        for study in studies
        if study.code in there
        for one in results_of(study)
        if one.outcome == heap["outcome"] and one.against and one.after
    ]


def of_site(name: str, a: int, n1: int, c: int, n2: int) -> str:
    """What a site counted, in numbers, and how these people came into their groups."""
    words = gettext(
        "%(name)s: %(a)s of %(n1)s with a peer by day 7 had not left by the end of the time looked at, and %(c)s of "
        "%(n2)s without. People came into these groups by themselves."
    )
    return words % {"name": name, "a": a, "n1": n1, "c": c, "n2": n2}
