"""What this room tells the rooms below it, and what it reads from them."""

from datetime import datetime

from django.utils.translation import gettext

from porch.asks.models import Ask
from porch.care.models import Debrief
from porch.company.registries import gave
from porch.company.rules.balance import CAME, GAVE, Line
from porch.people.models import Member
from porch.stories.models import Story, Thanks
from porch.stories.registries import hard_times


def register() -> None:
    gave.register("stories", wrote_and_thanked)
    hard_times.register("asks", asked_for_someone)
    hard_times.register("care", asked_for_a_talk)


def wrote_and_thanked(member: Member, since: datetime) -> list[Line]:
    """What they wrote for others, whom they thanked, and the thanks that came back: told to nobody but them."""
    wrote = Story.objects.filter(owner=member, posted_at__gt=since).count()
    thanked = Thanks.objects.filter(by=member, at__gt=since).count()
    came = Thanks.objects.filter(story__owner=member, at__gt=since, is_hidden=False).count()
    return [
        Line(
            GAVE,
            wrote,
            gettext("You wrote a story that others can read."),
            gettext("You wrote stories that others can read, %(often)s."),
        ),
        Line(
            GAVE,
            thanked,
            gettext("You thanked somebody for what they wrote."),
            gettext("You thanked others for what they wrote, %(often)s."),
        ),
        Line(
            CAME,
            came,
            gettext("Somebody thanked you for what you wrote."),
            gettext("Others thanked you for what you wrote, %(often)s."),
        ),
    ]


def asked_for_someone(member: Member, now: datetime) -> datetime | None:
    """The last time they asked that somebody comes, for a talk or to sit with them."""
    rows = Ask.objects.filter(asker=member, kind__in=(Ask.Kind.TALK, Ask.Kind.SIT)).order_by("-asked_at")
    return rows.values_list("asked_at", flat=True).first()


def asked_for_a_talk(member: Member, now: datetime) -> datetime | None:
    """The last time they asked somebody to listen after a hard talk of their own."""
    rows = Debrief.objects.filter(member=member).order_by("-asked_at")
    return rows.values_list("asked_at", flat=True).first()
