"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.bonds.actions.pairing import COVER_FOR
from porch.bonds.models import Pair
from porch.mentoring import actions
from porch.mentoring.actions import mentors
from porch.mentoring.models import Agreement, Entry, Reference, Review, YearOn
from porch.mentoring.packs import exercise
from porch.people.models import Role
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "people/circles/<uuid:pk>/": ("mentor circle",),
    "people/circles/<uuid:pk>/join/": ("circle invitation",),
    "people/circles/<uuid:pk>/not-for-me/": ("circle invitation",),
    "people/circles/<uuid:pk>/in/<uuid:seat>/": ("mentor circle", "seat"),
    "people/circles/<uuid:pk>/not/<uuid:seat>/": ("mentor circle", "seat"),
    "desk/circles/look/<uuid:pk>/": ("circle look",),
    "desk/circles/<uuid:pk>/": ("mentor circle",),
    "people/work/<uuid:pk>/": ("work",),
    "people/work/<uuid:pk>/to/<uuid:pair>/": ("work", "pair"),
    "people/work/<uuid:pk>/share/<slug:prompt>/": ("work", "=easy"),
    "people/work/<uuid:pk>/take-back/<slug:prompt>/": ("work", "=easy"),
    "people/work/<uuid:pk>/answer/<slug:prompt>/": ("work", "=easy"),
    "people/work/sheet/<slug:pack>/<slug:exercise>/": ("=walking-together", "=a-week"),
    "people/mentoring/words/<uuid:pk>/": ("word",),
    "people/mentoring/a-year-on/<slug:answer>/": ("=not-now",),
    "people/<uuid:pk>/review/": ("reviewed",),
    "people/<uuid:pk>/agreement/": ("reviewed",),
    "people/<uuid:pk>/meanwhile/<slug:choice>/": ("cover", "=both"),
    "people/<uuid:pk>/you-begin/": ("reviewed",),
    "desk/mentors/<uuid:pk>/": ("candidate",),
}
SAID: Mapping[str, dict[str, str]] = {
    "people/<uuid:pk>/work/choose/": {"exercise": "=walking-together/people-and-places"},
    "people/work/<uuid:pk>/answer/<slug:prompt>/": {"words": "=mornings for me too"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF writes about a week and shares one answer of it with their mentor."""
    own, pair = there.people[SELF], Pair.objects.get(pk=there.things["pair"])
    what = exercise("walking-together", "a-week")
    assert what is not None
    work = actions.choose(pair, what, by=own, now=now)
    actions.write(work, {"easy": "mornings", "hard": "evenings"}, by=own, now=now)
    actions.share(Entry.objects.get(work=work, prompt="easy"), by=own, now=now)
    there.things |= {"work": str(work.pk)}
    _circle(there, now)
    _mentors(there, now)


def _circle(there: Inhabitants, now: datetime) -> None:
    """SELF's mentor looks after a circle with SELF and one of their group; one asks to come, one is asked."""
    people, dee = there.people, there.people["other coordinator"]
    look = actions.look_around(people["pair"], None, capacity=8, by=dee, now=now)
    members = [str(people[name].pk) for name in (SELF, "pair", "group")]
    look.answer = {"hour_utc": "tue-18", "language": "en", "members": members}
    look.answered_at = now
    look.save()
    circle = actions.invite_around(look, by=dee, now=now)
    for seat in circle.seats.select_related("circle", "member"):
        actions.say_yes(seat, by=seat.member, now=now)
    circle.refresh_from_db()
    actions.let_others_ask(circle, may=True)
    asks = actions.ask_to_come(circle, by=people["mentor"], now=now)
    actions.invite_one(circle, people["candidate"], by=dee, now=now)
    empty = actions.look_around(people["mentor"], None, capacity=8, by=people["coordinator"], now=now)
    there.things |= {"mentor circle": str(circle.pk), "seat": str(asks.pk), "circle look": str(empty.pk)}


def _mentors(there: Inhabitants, now: datetime) -> None:
    """A time that ends soon, somebody who stands in, a word that is asked for, a year on."""
    own, mentor = there.people[SELF], there.people["pair"]
    pair = Pair.objects.get(pk=there.things["pair"])
    Agreement.objects.filter(pair=pair).delete()
    until = now + timedelta(days=9)
    Pair.objects.filter(pk=pair.pk).update(term="temporary", until=until)
    pair.refresh_from_db()
    mentors.ask_reviews(now)
    mentors.offer_agreement(pair, now=now)
    rested = Pair.objects.create(
        mode="mentors", first=mentor, second=own, between="rested", started_at=now, term="lasting"
    )
    cover = Pair.objects.create(
        mode="mentors",
        first=there.people["candidate"],
        second=own,
        between="cover",
        started_at=now,
        term="cover",
        until=now + COVER_FOR,
        covers=rested,
    )
    holders = Role.objects.filter(role="mentor", until=None, member__in=there.people.values())
    assert holders.count() >= 3
    word = Reference.objects.create(about=there.people["candidate"], by=own, asked_at=now)
    YearOn.objects.create(member=own, asked_at=now)
    review = Review.objects.get(pair=pair)
    there.things |= {"reviewed": str(pair.pk), "cover": str(cover.pk), "word": str(word.pk)}
    assert review.state == "open"
