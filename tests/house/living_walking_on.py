"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.kit.clock import today_in
from porch.people.models import Grant
from porch.programmes.actions import aftercare, drifting, handing
from porch.programmes.models import (
    Cohort,
    Drift,
    Episode,
    FollowUp,
    HandOver,
    Programme,
    Session,
    Worker,
)
from tests.house.inhabitants import SELF, Inhabitants

DAY = timedelta(days=1)

THINGS: Mapping[str, tuple[str, ...]] = {
    "walking-on/<uuid:pk>/": ("walk stay",),
    "walking-on/<uuid:pk>/told/": ("walk stay",),
    "walking-on/asked/<uuid:pk>/": ("walk with",),
    "walking-on/asked/<uuid:pk>/answer/": ("walk asked",),
    "walking-on/noticed/<uuid:pk>/": ("walk noticed",),
    "walking-on/weekly/<uuid:pk>/": ("walk weekly",),
    "asked-again/<uuid:pk>/": ("walk question",),
    "sessions/<uuid:pk>/room/": ("walk session",),
}
SAID: Mapping[str, dict[str, str]] = {
    "walking-on/<uuid:pk>/weekly/": {"beyond": "=year"},
    "walking-on/asked/<uuid:pk>/answer/": {"say": "=yes"},
    "walking-on/asked/<uuid:pk>/met/": {"on": "walk day"},
    "asked-again/wish/": {"of": "=mentor", "say": "=yes"},
    "asked-again/<uuid:pk>/": {"days_used": "=0", "how": "=alright", "treatment": "=no"},
}


def _stay(there: Inhabitants, name: str, now: datetime) -> Episode:
    programme, _ = Programme.objects.get_or_create(
        slug="walking-on", defaults={"name": "Evenings", "host": "A house", "opened_at": now - 60 * DAY}
    )
    first = now.date() - 40 * DAY
    cohort = Cohort.objects.create(programme=programme, name=name, starts_on=first, ends_on=first + 84 * DAY)
    return Episode.objects.create(cohort=cohort, member=there.people[SELF], started_on=first)


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF stays, in sessions that "facilitator" leads, walks on with "pair", and has asked them after another stay.

    SELF comes less, and is asked again.
    """
    own, pair = there.people[SELF], there.people["pair"]
    stay, other = _stay(there, "Spring", now), _stay(there, "Autumn", now)
    handing.ask(other, [pair], by=own, now=now)
    handing.ask(stay, [pair], by=own, now=now)
    walks = HandOver.objects.select_related("episode__member", "episode__cohort").get(episode=stay)
    handing.answer(walks, "yes", by=pair, now=now)
    weekly = aftercare.wish(stay, "season", by=own, now=now)
    drifting.choose(stay, pair, staff=False, by=own, now=now)
    holds = Grant.objects.get(subject=own, scope="coming-less", revoked_at=None)
    Episode.objects.filter(pk=stay.pk).update(grant=holds)
    session = Session.objects.create(cohort=stay.cohort, starts_at=now + timedelta(hours=1))
    Worker.objects.create(
        programme=stay.cohort.programme, member=there.people["facilitator"], part="facilitator", since=now
    )
    noticed = Drift.objects.create(episode=stay, noticed_at=now, peer_told_at=now)
    question = FollowUp.objects.create(
        member=own,
        episode=stay,
        stood="member",
        since=stay.started_on,
        months=3,
        due_on=now.date() - DAY,
        asked_at=now,
    )
    assert weekly is not None
    there.things |= {
        "walk stay": str(stay.pk),
        "walk with": str(walks.pk),
        "walk asked": str(HandOver.objects.get(episode=other).pk),
        "walk noticed": str(noticed.pk),
        "walk weekly": str(weekly.pk),
        "walk question": str(question.pk),
        "walk session": str(session.pk),
        "walk day": today_in(own.time_zone, now).isoformat(),
    }
