"""Whether one who helps fits one who asks. A value is compared with a value: that one was said is never enough.

Must-haves of either side hold always, as in pairing: what somebody did not say does not meet a must-have. A language
is different: whoever named none shuts nobody out and is shut out by nobody.
"""

from collections.abc import Set
from dataclasses import dataclass

NOTHING: Set[str] = frozenset()

WISHES = ("pathways", "substances", "age_band", "gender")
"""What somebody may like to share with whoever comes, if it can be: softer than a must-have."""


@dataclass(frozen=True)
class Person:
    """What the rule needs of somebody. ``accepts_*`` empty: everyone is welcome. ``kept_alike``: they are new here
    and opted for nothing else, so the shield lets only those write first whom a list of theirs counts too.
    """

    genders: Set[str] = NOTHING
    age_band: str = ""
    languages: Set[str] = NOTHING
    pathways: Set[str] = NOTHING
    substances: Set[str] = NOTHING
    recovery_days: int | None = None
    accepts_genders: Set[str] = NOTHING
    accepts_ages: Set[str] = NOTHING
    accepts_pathways: Set[str] = NOTHING
    min_recovery_days: int = 0
    kept_alike: bool = False


def fits(asker: Person, helper: Person) -> bool:
    """Whether no must-have of either side, and no shield, stands between the two."""
    return (
        _share_a_language(asker, helper)
        and _meets(asker, helper)
        and _meets(helper, asker)
        and _shield_lets(asker, helper)
    )


def _share_a_language(one: Person, other: Person) -> bool:
    return not one.languages or not other.languages or not one.languages.isdisjoint(other.languages)


def _meets(demanding: Person, other: Person) -> bool:
    """Whether ``other`` is whom ``demanding`` must have."""
    if demanding.accepts_genders and demanding.accepts_genders.isdisjoint(other.genders):
        return False
    if demanding.accepts_ages and other.age_band not in demanding.accepts_ages:
        return False
    if demanding.accepts_pathways and demanding.accepts_pathways.isdisjoint(other.pathways):
        return False
    if not demanding.min_recovery_days:
        return True
    return other.recovery_days is not None and other.recovery_days >= demanding.min_recovery_days


def _shield_lets(asker: Person, helper: Person) -> bool:
    """Someone new who said nothing of their own gender asked for nothing."""
    return not asker.kept_alike or not asker.genders or not asker.genders.isdisjoint(helper.genders)


def meets_wishes(asker: Person, helper: Person, wishes: Set[str]) -> bool:
    """Whether all that the asker would like to share is shared; what they never told of themselves asks nothing."""
    return all(_shared(asker, helper, wish) for wish in wishes)


def _shared(asker: Person, helper: Person, wish: str) -> bool:
    if wish == "age_band":
        return not asker.age_band or asker.age_band == helper.age_band
    mine, theirs = {
        "pathways": (asker.pathways, helper.pathways),
        "substances": (asker.substances, helper.substances),
        "gender": (asker.genders, helper.genders),
    }[wish]
    return not mine or not mine.isdisjoint(theirs)
