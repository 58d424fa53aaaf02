"""What runs later: each calls one action. Engine work happens here, never in the thread of a page."""

from datetime import datetime
from uuid import UUID

from django.tasks import task

from porch.kit.clock import now
from porch.mentoring import actions
from porch.mentoring.models import CircleLook


@task()
def answer_look(look_id: str) -> None:
    look = CircleLook.objects.select_related("first__lived", "second__lived").filter(pk=UUID(look_id)).first()
    if look is not None:
        actions.answer_circle_look(look, now=now())


def keep_circles(at: datetime) -> None:
    """Circles whose time to answer has passed; those that opened at the pairing desk; those that begin soon."""
    actions.circles_in_time(at)
    actions.take_over_circles(at)
    actions.remind_circles(at)


def tidy(at: datetime) -> None:
    actions.forget_circle_looks(at)
