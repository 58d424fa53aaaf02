"""What the group conscience adds to the community that is asked every address."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.groups.actions.motions import draft, put, say
from porch.groups.actions.motions_deciding import move_on
from porch.groups.models import Belonging, Group, Motion, Position, Term
from porch.people.models import Member
from tests.house.inhabitants import SELF, Inhabitants

PLACE = "groups/<slug:slug>/conscience/"
ONE = f"{PLACE}<uuid:pk>/"

THINGS: Mapping[str, tuple[str, ...]] = {
    PLACE: ("deciding group",),
    f"{PLACE}new/setting/<slug:code>/": ("deciding group", "=who-may-come"),
    f"{PLACE}new/seat/<uuid:pk>/": ("deciding group", "position"),
    f"{PLACE}new/unseat/<uuid:pk>/": ("deciding group", "position"),
    ONE: ("deciding group", "motion talked about"),
    f"{ONE}say/<uuid:line>/": ("deciding group", "motion talked about", "line"),
    f"{ONE}stand/": ("deciding group", "motion to second"),
    f"{ONE}not-stand/": ("deciding group", "motion to second"),
    f"{ONE}second/": ("deciding group", "motion to second"),
    f"{ONE}put/": ("deciding group", "motion written down"),
    f"{ONE}vote/": ("deciding group", "motion voted on"),
}
SAID: Mapping[str, dict[str, str]] = {
    f"{PLACE}new/words/": {"text": "=Tea for all."},
    f"{ONE}say/": {"words": "=I like it."},
    f"{ONE}vote/check/": {"said": "=yes"},
    f"{ONE}vote/cast/": {"said": "=yes"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """A group in which SELF has a vote, "group" belongs, and somebody else brings what can be seconded."""
    own, belongs, other = (there.people[name] for name in (SELF, "group", "candidate"))
    group = _group(own, now)
    Belonging.objects.get_or_create(group=group, member=belongs, defaults={"joined_at": now})
    Belonging.objects.filter(member=other, is_home=True).update(is_home=False)
    home = {"joined_at": now, "is_home": True}
    Belonging.objects.update_or_create(group=group, member=other, defaults=home)
    position = Position.objects.filter(group=group).first() or Position.objects.create(
        group=group, code="timekeeper"
    )
    if not Term.objects.filter(position=position, state="held").exists():
        until = now + timedelta(days=90)
        Term.objects.create(position=position, member=belongs, since=now, until=until)
    talked = _put(draft(group, "text", by=own, now=now, text="Tea for all."), own, now)
    voted = _put(draft(group, "setting", by=other, now=now, setting=("cross-talk", "off")), other, now)
    Motion.objects.filter(pk=voted.pk).update(due_at=now)
    voted.refresh_from_db()
    move_on(voted, now=now)
    group.settings = {**group.settings, "decide-second": "yes"}
    group.save()
    seconded = _put(draft(group, "seat", by=other, now=now, position=position, months=3), other, now)
    there.things |= {
        "deciding group": group.slug,
        "position": str(position.pk),
        "motion talked about": str(talked.pk),
        "motion voted on": str(voted.pk),
        "motion to second": str(seconded.pk),
        "line": str(say(talked, "It warms.", by=own, now=now).pk),
        "motion written down": str(draft(group, "text", by=own, now=now, text="Cake too.").pk),
    }


def _group(own: Member, now: datetime) -> Group:
    """SELF's home group, or one that becomes it."""
    home = Belonging.objects.filter(member=own, is_home=True).select_related("group").first()
    if home is not None:
        return home.group
    made = Group.objects.create(slug="deciding", name="Deciding", state="open", asked_at=now, opened_at=now)
    Belonging.objects.create(group=made, member=own, joined_at=now, is_home=True)
    return made


def _put(motion: Motion, by: Member, now: datetime) -> Motion:
    put(motion, by=by, now=now)
    return motion
