"""The words people read for what stands in the tables of living together."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from porch.houses.rules.screens import Result
from porch.houses.rules.signing_out import Found

type Words = str | Promise

FOUND: Mapping[str, Words] = {
    Found.FINE: _("All was well"),
    Found.TALKED: _("We talked about it"),
    Found.HOSPITAL: _("Was in hospital"),
    Found.MISTAKE: _("A mistake: the time was wrong, or they were back"),
    Found.NEEDS_TALK: _("Needs a talk"),
}

RESULTS: Mapping[str, Words] = {
    Result.NEGATIVE: _("Negative"),
    Result.POSITIVE: _("Positive"),
    Result.REFUSED: _("Not taken"),
    Result.DILUTE: _("Dilute"),
    Result.NOT_CLEAR: _("Not clear"),
}

MEANS: Mapping[str, Words] = {
    Result.NEGATIVE: _("Nothing showed that the test looks for."),
    Result.POSITIVE: _(
        "Something showed. It can be prescribed medicine, or food; it says neither when nor how much, and only a "
        "laboratory can say what it was."
    ),
    Result.REFUSED: _(
        "It was asked for and not taken. That is a result of its own, and never a positive one."
    ),
    Result.DILUTE: _(
        "There was much water in it, as after drinking a lot, some medicines or some illnesses. It says nothing else, "
        "and is never a positive one."
    ),
    Result.NOT_CLEAR: _("The test did not work, or cannot be read. Nothing follows from it."),
}

REPAIRS: Mapping[str, Words] = {"open": _("Said"), "ordered": _("On its way"), "done": _("Done")}
