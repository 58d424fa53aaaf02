"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from porch.people.actions import consent
from porch.people.rules.letters import digest_of
from porch.programmes.actions import cohorts, joining, opening
from porch.programmes.models import Episode, Session, WorkAsked, Worker
from tests.house.inhabitants import SELF, Inhabitants

OWN = "programmes/stays/<uuid:pk>/"
WORK = "programmes/<slug:slug>/work/"

THINGS: Mapping[str, tuple[str, ...]] = {
    "programmes/letter/<str:letters>/": ("programme letters",),
    "programmes/asked/<int:pk>/answer/": ("programme asked",),
    OWN: ("programme stay",),
    f"{OWN}yes/": ("programme other stay",),
    WORK: ("programme",),
    f"{WORK}people/<int:pk>/end/": ("programme", "programme worker"),
    f"{WORK}cohorts/<uuid:pk>/": ("programme", "programme cohort"),
    f"{WORK}sessions/<uuid:pk>/": ("programme", "programme session"),
    f"{WORK}stays/<uuid:pk>/": ("programme", "programme stay"),
    "desk/programmes/<slug:slug>/": ("programme",),
}
SAID: Mapping[str, dict[str, str]] = {"programmes/asked/<int:pk>/answer/": {"say": "=yes"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF stays in one cohort and took back what staff saw in another; "pair" leads, "facilitator" leads sessions."""
    own, dee = there.people[SELF], there.people["other coordinator"]
    lead, other = there.people["pair"], there.people["facilitator"]
    made = opening.open_programme(
        opening.Told("Harbour", "Harbour House"), by=dee, now=now, slug="harbour-47"
    )
    Worker.objects.create(programme=made, member=lead, part="lead", since=now)
    leads_sessions = Worker.objects.create(programme=made, member=other, part="facilitator", since=now)
    opening.ask_to_work(made, there.people["group"], "facilitator", by=lead, now=now)
    first = now.date() - timedelta(days=20)
    stays = []
    for name in ("Autumn", "Winter"):
        cohort = cohorts.begin_cohort(made, name, first, first + timedelta(days=84), by=lead, now=now)
        (letters,) = joining.write_letters(cohort, 1, by=lead, now=now)
        stays.append(joining.join(digest_of(letters), by=own, now=now))
    stay, closed = stays
    Episode.objects.filter(cohort__programme=made).update(started_on=first)
    assert closed.grant_id
    consent.revoke(closed.grant_id, by=own, now=now)
    cohorts.make_sessions(stay.cohort, cohorts.Rhythm({0, 3}, time(10)), by=lead, now=now)
    session = Session.objects.filter(cohort=stay.cohort).order_by("starts_at")[1]
    there.things |= {
        "programme": made.slug,
        "programme letters": joining.write_letters(stay.cohort, 1, by=lead, now=now)[0],
        "programme asked": str(WorkAsked.objects.get(programme=made).pk),
        "programme stay": str(stay.pk),
        "programme other stay": str(closed.pk),
        "programme worker": str(leads_sessions.pk),
        "programme cohort": str(stay.cohort_id),
        "programme session": str(session.pk),
    }
