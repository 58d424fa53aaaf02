"""What runs later. Engine work happens here and by the clock, never in the thread of a page."""

from datetime import datetime

from django.tasks import task

from porch.kit.clock import now
from porch.mentoring.actions import mentors as actions


@task()
def find_cover() -> None:
    """Somebody stands in for whoever rests. Safe to run at any time, and twice."""
    actions.look_for_cover(now())


def mind_ends(at: datetime) -> None:
    """Reviews two weeks before an end, and ends whose time has come."""
    actions.end_what_is_over(at)
    actions.ask_reviews(at)


def mind_rests(at: datetime) -> None:
    """Whose mentor rests is offered somebody meanwhile."""
    actions.look_for_cover(at)


def mind_mentors(at: datetime) -> None:
    """Words that run out, mentors gone quiet, a say that one came to have, newer words of an agreement, a year on."""
    actions.mind_mentors(at)
    actions.mind_powers(at)
    actions.ask_again(at)
    actions.ask_a_year_on(at)
