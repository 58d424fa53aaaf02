"""What runs later: each task calls one action. Engine work happens here, never in the thread of a page."""

from datetime import datetime
from uuid import UUID

from django.tasks import task

from porch.bonds import actions
from porch.bonds.models import Look, Mode, Round
from porch.kit.clock import now


@task()
def work_out_round(round_id: str) -> None:
    """Answer an open round; one that was answered already is left as it is."""
    opened = Round.objects.filter(pk=UUID(round_id), state="open").first()
    if opened is not None:
        actions.work_out(opened, now=now())


@task()
def answer_look(look_id: str) -> None:
    look = Look.objects.select_related("first__lived", "second__lived").filter(pk=UUID(look_id)).first()
    if look is not None:
        actions.answer_look(look, now=now())


@task()
def look_for_the_next() -> None:
    """Suggest someone to each who waits without an open offer. Safe to run at any time, and twice."""
    for mode in Mode.values:
        actions.look_for_everyone(mode, now=now())


def keep_time(at: datetime) -> None:
    """The clock's turn: offers whose time has passed make room for the next best, at once."""
    actions.fail_stuck(at)
    actions.withdraw_unwanted(at)
    actions.settle_circles(at)
    if actions.expire_due(at):
        look_for_the_next.enqueue()


def look_again(at: datetime) -> None:
    """Now and then, whatever was missed: nobody waits without a next step."""
    look_for_the_next.enqueue()


def remind(at: datetime) -> None:
    """Meetings that both agreed to and that start soon."""
    actions.remind(at)


def tidy(at: datetime) -> None:
    """Meetings that are past, friendships nobody took up, looks of yesterday."""
    actions.close_past(at)
    actions.close_unanswered(at)
    actions.forget_looks(at)
