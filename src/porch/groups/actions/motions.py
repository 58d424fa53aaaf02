"""Bringing a motion before the group: writing it down, putting it, seconding it, taking it back, talking about it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.bonds.actions.moving import TooLate, move
from porch.groups.actions import serving
from porch.groups.models import Group, Line, Motion, Position
from porch.groups.queries.motions import terms_now
from porch.groups.queries.settings import asked_in, setting_of
from porch.groups.queries.voices import belongs_to, has_a_voice
from porch.groups.rules.conscience import TWO_THIRDS
from porch.groups.rules.motions import BEFORE_THE_GROUP, MOST_OPEN, due_after
from porch.groups.rules.settings import NotAnAnswer
from porch.groups.rules.terms import check_months
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.safety.queries import standing_of

LONGEST_TEXT = 600
LONGEST_WHY = 1500
LONGEST_LINE = 1000
MOST_LINES = 5


class NoVoice(Exception):
    """That is for the home members of the group, or for those who belong to it."""


class TooManyOpen(Exception):
    """The group has as much before it as it can talk about at once."""


class ChangesNothing(Exception):
    """What is asked for holds already, or there is nothing it could change."""


class SaidEnough(Exception):
    """They have said as much about this motion as anyone can."""


@transaction.atomic
def draft(
    group: Group,
    kind: str,
    *,
    by: Member,
    now: datetime,
    text: str = "",
    why: str = "",
    setting: tuple[str, str] = ("", ""),
    position: Position | None = None,
    months: int | None = None,
) -> Motion:
    """Write down a motion, for its writer alone. What they had written down before in this group makes room.

    ``setting`` is its code and the value it shall have. ChangesNothing when it asks for what holds already, and
    TooLong for a term longer than anybody serves here.
    """
    _home(group, by)
    motion = Motion(group=group, kind=kind, brought_by=by, made_at=now)
    motion.setting, motion.value = setting
    motion.position, motion.months = position, months
    _makes_sense(motion, text.strip())
    motion.due_at = due_after("drafted", motion.terms, now)
    _seal(motion, text.strip()[:LONGEST_TEXT], why.strip()[:LONGEST_WHY], by)
    Motion.objects.filter(group=group, brought_by=by, state="drafted").delete()
    motion.save(force_insert=True)
    return motion


def _makes_sense(motion: Motion, text: str) -> None:
    kinds, group = Motion.Kind, motion.group
    if motion.kind == kinds.MATTER or (motion.kind == kinds.END and group.is_household):
        raise ChangesNothing("that is not brought like this")
    if motion.kind == kinds.TEXT and not text:
        raise ChangesNothing("there are no words")
    if motion.kind == kinds.SETTING:
        setting = asked_in(group, motion.setting)
        if setting is None:
            raise NotAnAnswer(motion.setting)
        setting.answer(motion.value)
        if setting_of(group, motion.setting) == motion.value:
            raise ChangesNothing("it is so already")
    if motion.kind in (kinds.SEAT, kinds.UNSEAT):
        position = motion.position
        check_months(motion.months or 0, group.kinds)
        if position is None or position.group_id != group.pk:
            raise ChangesNothing("the group has no such position")
        held = Position.objects.filter(pk=position.pk, terms__state="held").exists()
        if motion.kind == kinds.UNSEAT and not held:
            raise ChangesNothing("nobody serves there")


def _seal(motion: Motion, text: str, why: str, by: Member) -> None:
    owner = of_member(by.pk)
    motion.sealed_text = vault.seal(text, about=motion.about_text, of=owner) if text else b""
    motion.sealed_why = vault.seal(why, about=motion.about_why, of=owner) if why else b""


@transaction.atomic
def put(motion: Motion, *, by: Member, now: datetime) -> None:
    """Bring it before the group, as the group decides today. TooManyOpen when three are open there already."""
    _home(motion.group, by)
    if motion.brought_by_id != by.pk or not standing_of(by, now).may_write:
        raise NoVoice
    terms = terms_now(motion.group)
    if motion.kind == Motion.Kind.END:
        terms = terms.at_least(TWO_THIRDS)
    verb = "ask for a second" if terms.wants_second else "put"
    state = Motion.LIFECYCLE.after(verb, "drafted")
    changes = {"terms_told": terms.as_data(), "put_at": now, "due_at": due_after(state, terms, now)}
    for slot in _free_slots(motion.group):
        try:
            with transaction.atomic():
                move(motion, verb, slot=slot, **changes)
        except IntegrityError:
            continue  # somebody else's motion took that place in the same moment
        detail = {"group": str(motion.group_id), "motion": str(motion.pk), "kind": motion.kind}
        note("motion-put", by=by.pk, about=None, now=now, detail=detail)
        return
    raise TooManyOpen


def _free_slots(group: Group) -> list[int]:
    taken = set(
        Motion.objects.filter(group=group, state__in=sorted(BEFORE_THE_GROUP)).values_list("slot", flat=True)
    )
    return [slot for slot in range(1, MOST_OPEN + 1) if slot not in taken]


@transaction.atomic
def second(motion: Motion, *, by: Member, now: datetime) -> None:
    """Another home member says that it is worth talking about. Who it was is not kept."""
    _home(motion.group, by)
    if motion.brought_by_id == by.pk:
        raise NoVoice
    _in_time(motion, now)
    move(motion, "second", due_at=due_after("discussing", motion.terms, now))


@transaction.atomic
def withdraw(motion: Motion, *, by: Member, now: datetime) -> None:
    """Whoever brought it takes it back, as long as no vote has begun. One that only they have read is gone."""
    if motion.brought_by_id != by.pk:
        raise NoVoice
    if motion.state == "drafted":
        Motion.objects.filter(pk=motion.pk, state="drafted").delete()
        return
    move(motion, "withdraw", due_at=None, decided_at=now)
    detail = {"group": str(motion.group_id), "motion": str(motion.pk)}
    note("motion-withdrawn", by=by.pk, about=None, now=now, detail=detail)


@transaction.atomic
def stand(motion: Motion, *, by: Member, now: datetime) -> None:
    """``by`` would serve, if the group decides so: nobody is put forward by anyone else. Open until the vote is.

    NotToBeSeated, with a sentence to them, where the group's own rule says that they cannot serve next.
    """
    if not belongs_to(motion.group, by) or motion.position is None:
        raise NoVoice
    if motion.state not in ("seconding", "discussing"):
        raise TooLate("the vote has begun")
    serving.stand(motion.position, by=by, now=now)


@transaction.atomic
def do_not_stand(motion: Motion, *, by: Member, now: datetime) -> None:
    """Not now after all. Once the vote has begun their name stays on it."""
    if motion.state not in ("seconding", "discussing"):
        raise TooLate("the vote has begun")
    if motion.position is not None:
        serving.stand_down(motion.position, by=by)


@transaction.atomic
def say(motion: Motion, words: str, *, by: Member, now: datetime, is_named: bool = True) -> Line:
    """A few words about it: from anyone who belongs while it is talked about, and then from whoever is against it."""
    parts = {"seconding": Line.Part.TALK, "discussing": Line.Part.TALK, "hearing": Line.Part.AGAINST}
    part = parts.get(motion.state)
    _in_time(motion, now)
    if part is None:
        raise TooLate("there is a time to talk and a time to vote")
    may = has_a_voice if part == Line.Part.AGAINST else belongs_to
    if not may(motion.group, by) or not standing_of(by, now).may_write:
        raise NoVoice
    if Line.objects.filter(motion=motion, author=by, part=part).count() >= MOST_LINES:
        raise SaidEnough
    line = Line(motion=motion, author=by, part=part, is_named=is_named, at=now)
    line.sealed_words = vault.seal(words.strip()[:LONGEST_LINE], about=line.about_words, of=of_member(by.pk))
    line.save(force_insert=True)
    return line


@transaction.atomic
def take_back(line: Line, *, by: Member) -> None:
    """Whoever said it takes their words back, at any time; nothing of them stays."""
    if line.author_id != by.pk:
        raise NoVoice
    line.delete()


def _home(group: Group, by: Member) -> None:
    if not has_a_voice(group, by):
        raise NoVoice


def _in_time(motion: Motion, now: datetime) -> None:
    if motion.due_at is None or motion.due_at <= now:
        raise TooLate("its time is over")
