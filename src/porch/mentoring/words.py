"""Sentences of this room that are chosen by a code."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from porch.mentoring.models import Line, MentoringSettings
from porch.mentoring.rules import eligibility as asked
from porch.mentoring.rules.reviewing import END, GO_ON, LONGER

AT_THE_DESK = {
    asked.TIME_UNSAID: _("has not said since when they are in recovery"),
    asked.TIME: _("less time in recovery than is asked"),
    asked.TRAINING: _("training not done"),
    asked.OWN_MENTOR: _("no mentor of their own now"),
    asked.REFERENCES: _("too few people who stand by them yet"),
}

WOULD_HELP = {
    asked.TIME_UNSAID: _("Say since when, under Settings. It is shown to nobody unless you let it."),
    asked.TIME: _("Time will do it. You can walk with people as a peer meanwhile."),
    asked.TRAINING: _("The training for helpers. It can be done in small pieces."),
    asked.OWN_MENTOR: _("Ask for a mentor for yourself. Many mentors have one."),
    asked.REFERENCES: _("Ask people who know you here to stand by you."),
}

REVIEW = [
    (GO_ON, _("I would like us to go on, without an end")),
    (LONGER, _("A little longer, about a month")),
    (END, _("It was good as it was, and may end when it ends")),
]

LINES = {
    Line.About.OFTEN: _("How often we talk or meet"),
    Line.About.HOW: _("How we do it"),
    Line.About.WHAT: _("What it is about for us"),
}


def asked_here(settings: MentoringSettings) -> list[tuple[str, str]]:
    """What this community asks of its mentors: the codes that would be lacking, joined, and a sentence."""
    found = []
    if settings.recovery_days:
        said = ngettext(
            "At least %(n)s day in recovery", "At least %(n)s days in recovery", settings.recovery_days
        )
        found.append((f"{asked.TIME} {asked.TIME_UNSAID}", said % {"n": settings.recovery_days}))
    if settings.needs_training:
        found.append((asked.TRAINING, gettext("The training for helpers")))
    if settings.needs_own_mentor:
        found.append((asked.OWN_MENTOR, gettext("A mentor of your own")))
    if settings.references:
        said = ngettext(
            "%(n)s person who stands by you", "%(n)s people who stand by you", settings.references
        )
        found.append((asked.REFERENCES, said % {"n": settings.references}))
    return found
