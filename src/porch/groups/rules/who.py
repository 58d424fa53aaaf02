"""Who may come, as one whole sentence for a group of these kinds with this goal. Never the bare word "closed"."""

from collections.abc import Collection

from porch.groups.rules.lists import kinds

ANYONE = "anyone"
FAMILY = "family"
STOP = "stop"


def who_may_come(value: str, codes: Collection[str], goal: str) -> str:
    """``value`` is the group's answer to who may come, ``goal`` its answer to what people want."""
    of = [kind.who for kind in kinds() if kind.code in codes and kind.who and kind.code != FAMILY]
    if value == ANYONE:
        return "Anyone may come, also to listen."
    if FAMILY in codes:
        return f"For families and friends of someone who drinks or uses, or did.{_only(of)}"
    wants = "want to stop" if goal == STOP else "want company in changing that"
    whom = of[0] if len(of) == 1 else "people"
    said = f"For {whom} who drink or use more than they mean to, or think they may, and {wants}."
    return said + (_only(of) if len(of) > 1 else _yourself(of))


def _only(of: list[str]) -> str:
    if not of:
        return ""
    return f" It is for {_listed(of)}.{_yourself(of)}"


def _yourself(of: list[str]) -> str:
    return " You say yourself whether that is you; nobody asks for proof." if of else ""


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} who are also {words[-1]}"
