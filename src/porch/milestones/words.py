"""What a milestone is called, and how it is asked about."""

from django.utils.translation import gettext, ngettext

from porch.milestones.rules.reached import Reached


def words_of(one: Reached) -> str:
    """As its owner would say it: "30 days without use". ``what`` is named where they keep days of several things."""
    words = _once(one.kind) or _counted(one.kind, one.number)
    return f"{words} ({one.what})" if one.what else words


def _once(kind: str) -> str:
    return {
        "came-back": gettext("Came back"),
        "reached-out": gettext("First time I reached out"),
        "walks-with": gettext("Found somebody to walk with"),
        "sat-in": gettext("Sat in a room with others"),
    }.get(kind, "")


def _counted(kind: str, number: int) -> str:
    words = {
        "days": ngettext("%(n)s day without use", "%(n)s days without use", number),
        "months": ngettext("%(n)s month without use", "%(n)s months without use", number),
        "years": ngettext("%(n)s year without use", "%(n)s years without use", number),
        "all": ngettext("%(n)s day in all", "%(n)s days in all", number),
        "check-ins": ngettext("%(n)s check-in", "%(n)s check-ins", number),
    }
    return words[kind] % {"n": number}


def question_of(one: Reached) -> str:
    """As a question: nothing is announced."""
    asked = {
        "came-back": gettext("You came back?"),
        "reached-out": gettext("The first time you reached out?"),
        "walks-with": gettext("You found somebody to walk with?"),
        "sat-in": gettext("You sat in a room with others?"),
    }.get(one.kind)
    return asked or gettext("%(words)s?") % {"words": words_of(one)}
