"""What upper rooms tell people: what they keep of a member, and what follows a block, a leaving, a part."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from porch.kit.registry import Registry
from porch.people.models import Grant, Member, WayBack


def _no_files(member: Member) -> dict[str, bytes]:
    return {}


@dataclass(frozen=True)
class Belonging:
    """One room's share of a person.

    ``export(member)`` returns plain JSON values under readable keys: the member's own words in full, others'
    only as far as the member can see them now, by the name they are known by here.
    ``erase(member, now)`` removes or empties what is theirs; what others need to keep stays without them.
    Rooms are asked from the top of the house down, and the member's own row goes last, with every row that
    points to it by ``CASCADE``: use ``SET_NULL`` for what is to stay.
    ``models`` are the tables this covers: a house test finds any table nobody covers.
    ``files(member)`` may add files of another kind to the parcel, by name, such as a calendar.
    """

    title: str
    models: tuple[type[models.Model], ...]
    export: Callable[[Member], Any]
    erase: Callable[[Member, datetime], None]
    files: Callable[[Member], dict[str, bytes]] = _no_files


@dataclass(frozen=True)
class Common:
    """What a room keeps that is everyone's and nobody's own: it goes along when the community hands over.

    ``export()`` returns plain JSON values under readable keys, and nothing anybody said in private.
    """

    title: str
    export: Callable[[], Any]


belongings: Registry[Belonging] = Registry("belongings")
common: Registry[Common] = Registry("common")

# called by block(whom, by=, now=) as entry(by, whom, now), in the same transaction
on_block: Registry[Callable[[Member, Member, datetime], None]] = Registry("on_block")

# called when someone asks to leave, at once: end or hide what others would still wait for
on_leaving: Registry[Callable[[Member, datetime], None]] = Registry("on_leaving")

# called when someone takes back that they are leaving, in the same transaction: what held before holds again
on_staying: Registry[Callable[[Member, datetime], None]] = Registry("on_staying")

# called when someone's calendar moved to another time zone, in the same transaction
on_zone: Registry[Callable[[Member, datetime], None]] = Registry("on_zone")

# called when someone brings their parcel from another place, with its ``data``, in the same transaction: a room takes
# its own share of it, what it can read, and takes it once however often it is brought. It raises nothing for the rest
brings: Registry[Callable[[Member, Mapping[str, Any], datetime], object]] = Registry("brings")

# called when someone joined and waits for a yes, in the same transaction: tell those who can answer
on_knock: Registry[Callable[[Member, datetime], None]] = Registry("on_knock")

# called when someone who waits was answered, either way: tell them that there is something new
on_answer: Registry[Callable[[Member, datetime], None]] = Registry("on_answer")

# called when a way back is made, refused, used or over, in the same transaction
on_way_back: Registry[Callable[[WayBack, datetime], None]] = Registry("on_way_back")

# called when someone signed in by themselves while they are signed in elsewhere too
on_sign_in: Registry[Callable[[Member, datetime], None]] = Registry("on_sign_in")

# called when someone begins a pause, in the same transaction: whatever was put to them falls away, nobody is told
on_pause: Registry[Callable[[Member, datetime], None]] = Registry("on_pause")

# called when someone else gave a member a part or ended one, in the same transaction
on_role_change: Registry[Callable[[Member, datetime], None]] = Registry("on_role_change")

# of these drawn names, those that stand for somebody elsewhere in the house: they are not given to anybody else
names_elsewhere: Registry[Callable[[Collection[str]], set[str]]] = Registry("names_elsewhere")

# called when a member looked at a page of this room: what was new there is new no longer
on_look: Registry[Callable[[Member, str, datetime], object]] = Registry("on_look")


# ---- consent: what may be granted, to whom besides one person, and when a rule of the house holds ----


@dataclass(frozen=True)
class Items:
    """The single things of a scope, each of which can be given alone, such as the hours of one day.

    ``one`` says what one of them is, to their owner: "one day of your hours". ``of(subject, now)`` lists those there
    are: code and words. ``preview(subject, viewer, now, code)`` gives one of them as lines. A code stays what it is
    while its words may change; one that is no more shows nothing.
    """

    one: str
    of: Callable[[Member, datetime], list[tuple[str, str]]]
    preview: Callable[[Member, Member | None, datetime, str], list[str]]


@dataclass(frozen=True)
class Scope:
    """Something of a member's that somebody else may see.

    ``title`` stands after "your" in sentences; ``words`` say what is in it. ``preview(subject, viewer, now)`` gives
    it as lines, as the viewer would read them, and nothing while there is nothing. ``preset``: it can be given to
    a person at /consent/. ``topic(subject)`` is the live topic it opens, if any, which ends with the permission.
    ``items``: it has parts that can be given one by one.
    """

    code: str
    title: str
    words: str
    preview: Callable[[Member, Member | None, datetime], list[str]]
    preset: bool = False
    topic: Callable[[Member], str] | None = None
    items: Items | None = None


@dataclass(frozen=True)
class Relation:
    """A part that something can be granted to: ``subjects(viewer)`` are those to whom a viewer stands so.

    ``who(subject)`` are the people who stand so to someone now. A relation that has it can be given to at /consent/,
    while there is somebody; ``title`` is then in the words of its owner, "My mentors".
    """

    title: str
    subjects: Callable[[Member], QuerySet[Member]]
    who: Callable[[Member], list[Member]] | None = None


scopes: Registry[Scope] = Registry("scopes")
relations: Registry[Relation] = Registry("relations")

# when a rule of the house holds: of these ids, those for whom it does now; asked at every look, never kept
circumstances: Registry[Callable[[Collection[UUID], datetime], set[UUID]]] = Registry("circumstances")

# the people someone is close to here, to whom something can be given by name
close_people: Registry[Callable[[Member], list[Member]]] = Registry("close_people")


@dataclass(frozen=True)
class Opened:
    """Something of a member's that two of the staff opened together, as its owner reads it at /consent/."""

    at: datetime
    by: str
    second: str
    what: str
    because: str
    path: str


# what was opened of a member's by two people together, newest first, as far as they have been told
opened_of: Registry[Callable[[Member], list[Opened]]] = Registry("opened_of")

# looks of which a member is told later, as (scope, item): until then no page and no file shows them
not_told_yet: Registry[Callable[[Member], set[tuple[str, str]]]] = Registry("not_told_yet")

# called after a grant was given, paused, gone on with or ended, in the same transaction
on_consent: Registry[Callable[[Grant, datetime], None]] = Registry("on_consent")

# what reports that name nobody would count of someone, as lines for themselves: see the scope "for-reports"
figures: Registry[Callable[[Member, datetime], list[str]]] = Registry("figures")
