"""How a group begins, rests and ends."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from porch.bonds.actions.moving import TooLate, move
from porch.groups.actions.belonging import let_belong
from porch.groups.actions.serving import seat, unseat
from porch.groups.actions.topics import open_topic
from porch.groups.models import Group, Joiner, Position, Standing, Topic
from porch.groups.registries import group_settings, on_end
from porch.groups.rules.founding import TAKEN, Told, slug_of
from porch.groups.rules.lists import known_kinds
from porch.kit.community import here
from porch.people.models import Member, Role
from porch.people.queries import holders_of
from porch.record.actions import note
from porch.talk.actions import close
from porch.wire.actions import seen, tell

TIME_TO_ANSWER = timedelta(days=21)
FIRST_POSITIONS = ("secretary", "greeter")


@transaction.atomic
def ask_for_group(told: Told, *, by: Member, now: datetime) -> Group:
    """Somebody would like a group like this: coordinators are told, and answer by a date. NotTellable says why not."""
    group = _told(told, asked_by=by, asked_at=now, due_at=now + TIME_TO_ANSWER)
    note("group-asked-for", by=by.pk, about=None, now=now, detail={"group": str(group.pk)})
    for member in holders_of(Role.Name.COORDINATOR):
        tell(member, kind="needs-a-person", path=reverse("groups:desk"), now=now)
    return group


@transaction.atomic
def open_by_hand(told: Told, *, by: Member, now: datetime, is_demo: bool = False) -> Group:
    """A coordinator opens a group at once, and begins as its secretary until somebody else serves."""
    group = _told(told, asked_by=by, asked_at=now, due_at=now, is_demo=is_demo)
    _open(group, by, now)
    return group


@transaction.atomic
def answer_yes(group: Group, *, by: Member, now: datetime) -> None:
    """A coordinator says yes: whoever asked belongs to it and begins as its secretary. TooLate if it was answered."""
    _open(group, by, now)
    if group.asked_by is not None and group.asked_by != by:
        tell(group.asked_by, kind="group-answer", path=group.get_absolute_url(), now=now)


@transaction.atomic
def say_not_now(group: Group, *, by: Member, now: datetime) -> None:
    """A coordinator says not now; whoever asked is told that there is an answer."""
    move(group, "not now", ended_at=now)
    note("group-not-now", by=by.pk, about=None, now=now, detail={"group": str(group.pk)})
    if group.asked_by is not None:
        tell(group.asked_by, kind="group-answer", path=reverse("groups:find"), now=now)


def lapse_groups(now: datetime) -> int:
    """Groups that were asked for and not answered in time: whoever asked is told, and may ask again."""
    lapsed = 0
    for group in Group.objects.filter(state="asked", due_at__lte=now).select_related("asked_by"):
        try:
            with transaction.atomic():
                move(group, "lapse", ended_at=now)
                if group.asked_by is not None:
                    tell(group.asked_by, kind="group-answer", path=reverse("groups:find"), now=now)
                lapsed += 1
        except TooLate:
            continue  # a coordinator answered in this moment
    return lapsed


@transaction.atomic
def rest_group(group: Group, *, by: Member | None, now: datetime, because: str = "") -> None:
    """It takes in nobody for now; its people still find it."""
    move(group, "rest")
    _note("group-rests", group, by, now, because)


@transaction.atomic
def wake_group(group: Group, *, by: Member | None, now: datetime, because: str = "") -> None:
    move(group, "wake")
    _note("group-goes-on", group, by, now, because)


@transaction.atomic
def end_group(group: Group, *, by: Member | None, now: datetime, because: str = "") -> None:
    """It is over: talk can be read a while, nobody serves in it, its book of decisions stays for its people."""
    move(group, "end", ended_at=now)
    _note("group-ended", group, by, now, because)
    for topic in Topic.objects.filter(group=group).exclude(state="closed").select_related("conversation"):
        move(topic, "close")
        close(topic.conversation, now=now)
    for position in Position.objects.filter(group=group):
        unseat(position, by=by, now=now)
    Standing.objects.filter(position__group=group).delete()
    for joiner in Joiner.objects.filter(group=group, state="asked"):
        move(joiner, "lapse", answered_at=now, sealed_words=b"")
    for entry in on_end:
        entry(group, now)


def _told(told: Told, **values: Any) -> Group:
    told.check(here().name)
    chosen = {code: value for code, value in told.settings.items() if _is_an_answer(code, value)}
    return Group.objects.create(
        slug=_free_slug(told.name.strip()),
        name=told.name.strip(),
        about=told.about.strip(),
        kinds=known_kinds(told.kinds),
        pathway=told.pathway,
        languages=told.languages,
        time_zone=here().time_zone,
        settings=chosen,
        **values,
    )


def _is_an_answer(code: str, value: str) -> bool:
    setting = group_settings.get(code)
    if setting is None:
        return False
    setting.answer(value)
    return True


def _free_slug(name: str) -> str:
    taken = {*Group.objects.values_list("slug", flat=True), *TAKEN}
    return next(slug for number in count(1) if (slug := slug_of(name, number)) not in taken)


def _open(group: Group, by: Member, now: datetime) -> None:
    first = group.asked_by if group.asked_by is not None and group.asked_by.is_here else by
    move(group, "open", opened_at=now)
    _note("group-opened", group, by, now, "")
    seen(by, reverse("groups:desk"), now)
    for place, code in enumerate(FIRST_POSITIONS):
        Position.objects.create(group=group, code=code, place=place)
    open_topic(group, gettext("Everyday talk"), by=first, now=now)
    let_belong(group, first, now)
    seat(Position.objects.get(group=group, code=FIRST_POSITIONS[0]), first, by=first, now=now)


def _note(act: str, group: Group, by: Member | None, now: datetime, because: str) -> None:
    detail = {"group": str(group.pk), "because": because}
    note(act, by=by.pk if by else None, about=None, now=now, detail=detail)
