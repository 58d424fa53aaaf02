"""Two programmes with people of their own: one in which meeting a peer is a part, and one without. All of it is made
up, drawn with a seed of its own, and both are drawn alike: whatever a report finds between the two is chance.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.db import transaction

from porch.home.demo.cast import ZONE
from porch.home.demo.programme_days import tell_days
from porch.kit.clock import today_in
from porch.kit.wall_clock import moment_of
from porch.people.models import Grant, LivedExperience, Member
from porch.people.rules.names import draw_name, key_of
from porch.programmes.actions.cohorts import Rhythm, make_sessions
from porch.programmes.models import Cohort, Episode, Mark, Programme, Session, Worker
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.engagement import PURPOSE, SCOPE, ends
from porch.programmes.rules.roll import Here
from porch.programmes.rules.telling import TO_WORKERS

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MANY, A_FEW = 46, 10
EARLIER = {"Winter": 50, "New year": 44, "February": 37}
"""Cohorts before the last one, and how many weeks ago each began. Nobody in them kept a diary."""
WHERE = "The blue door beside the lock, first floor (made up). Buses 4 and 11 stop at the bridge."
SUBSTANCES = ("alcohol", "alcohol", "alcohol", "opioids", "stimulants", "cannabis")
AGES = ("18-24", "25-34", "25-34", "35-44", "35-44", "45-54", "55-64")
GENDERS = ("men", "men", "men", "women", "women", "non-binary")
HOW_THEY_END = (
    *(Ending.COMPLETED,) * 11,
    *(Ending.LEFT,) * 8,
    *(Ending.ENDED_BY_HOST,) * 2,
    *(Ending.TRANSFERRED,) * 2,
    *(Ending.INCARCERATED, Ending.DIED, Ending.OTHER),
)


@dataclass
class Seating:
    """Draws people and seats them: ``secret`` is the one password of the demo, hashed already."""

    draw: Random
    now: datetime
    secret: str

    def people(self, count: int, joined: date) -> list[Member]:
        taken = set(Member.objects.values_list("handle_key", flat=True))
        names: list[str] = []
        while len(names) < count:
            name = draw_name(self.draw)
            if key_of(name) not in taken:
                taken.add(key_of(name))
                names.append(name)
        made = [self._member(name, joined) for name in names]
        Member.objects.bulk_create(made)
        LivedExperience.objects.bulk_create([self._lived(one) for one in made])
        return made

    def _member(self, name: str, joined: date) -> Member:
        return Member(
            handle=name,
            handle_key=key_of(name),
            password=self.secret,
            adult_attested_on=joined,
            joined_on=joined,
            time_zone=ZONE,
            is_demo=True,
        )

    def _lived(self, member: Member) -> LivedExperience:
        """They ask for nobody, so that nobody waits for them."""
        return LivedExperience(
            member=member,
            languages=["en"] if self.draw.random() < 0.85 else ["pl"],
            substances=[self.draw.choice(SUBSTANCES)],
            age_band=self.draw.choice(AGES),
            gender_lists=[self.draw.choice(GENDERS)],
        )


@transaction.atomic
def fill(people: dict[str, Member], now: datetime, seed: int) -> None:
    """The evenings that Sam goes to have twelve on the roll; before them were others, and elsewhere mornings."""
    seating = Seating(Random(f"{seed} programmes"), now, people["Sam"].password)
    evenings = Programme.objects.get(slug="lamp-evenings")
    mornings = Programme.objects.create(
        slug="ferry-mornings",
        name="Ferry mornings",
        host="A service by the ferry, made up",
        about="Groups in the morning, without meeting a peer. Everything about it is made up.",
        with_peers=False,
        opened_at=now - 52 * WEEK,
    )
    Worker.objects.create(
        programme=evenings, member=people["Frank"], part=Worker.Part.LEAD, since=now - 40 * WEEK
    )
    Worker.objects.create(
        programme=mornings, member=people["Frank"], part=Worker.Part.LEAD, since=now - 52 * WEEK
    )
    _running(evenings, people, seating)
    _finished(evenings, time(18, 30), MANY, seating)
    _finished(mornings, time(9, 30), MANY, seating)
    for name, weeks in EARLIER.items():  # so many that a curve of who stayed shows nobody
        _finished(evenings, time(18, 30), MANY, seating, name, weeks)


def _running(programme: Programme, people: dict[str, Member], seating: Seating) -> None:
    """Ten others beside Sam and Heron; what stands on Sam's roll stays as it is. Today's roll is not called yet."""
    ana, now, draw = people["Ana"], seating.now, seating.draw
    cohort = Cohort.objects.get(programme=programme)
    Cohort.objects.filter(pk=cohort.pk).update(where=WHERE)
    weekday = Session.objects.filter(cohort=cohort).earliest("starts_at").starts_at.weekday()
    make_sessions(cohort, Rhythm({weekday}, time(18, 30)), by=ana, now=now, led_by=ana)
    tonight = moment_of(today_in(ZONE, now), time(18, 30), ZONE)
    Session.objects.get_or_create(cohort=cohort, starts_at=tonight, defaults={"led_by": ana})
    others = seating.people(A_FEW, cohort.starts_on)
    stays = [Episode(cohort=cohort, member=one, started_on=cohort.starts_on) for one in others]
    for stay in stays:
        if draw.random() < 0.7:
            stay.met_peer_on = cohort.starts_on + draw.randint(1, 20) * DAY
    Episode.objects.bulk_create(stays)
    everyone = list(Episode.objects.filter(cohort=cohort).select_related("member", "cohort__programme"))
    _let_staff_see(everyone)
    _let_be_counted([one.member for one in stays if draw.random() < 0.8], cohort.starts_on)
    heron = Episode.objects.get(cohort=cohort, member=people["Quiet Heron"])
    _call([*stays, heron], list(Session.objects.filter(cohort=cohort, rolled_at__isnull=False)), draw, ana)
    tell_days(stays[:6], draw, now)


def _finished(
    programme: Programme, hour: time, many: int, seating: Seating, name: str = "Spring", weeks: int = 30
) -> None:
    """Twelve weeks that began some time ago, twice a week; each stay ends in one of the ways there are."""
    now, draw = seating.now, seating.draw
    first = today_in(ZONE, now) - weeks * WEEK
    cohort = Cohort.objects.create(
        programme=programme, name=name, starts_on=first, ends_on=first + 12 * WEEK, where=WHERE
    )
    members = seating.people(many, first)
    endings = draw.sample(HOW_THEY_END * 2, many)
    stays = [_stay(cohort, one, how, draw) for one, how in zip(members, endings, strict=True)]
    Episode.objects.bulk_create(stays)
    _let_be_counted([one for one in members if draw.random() < 0.85], first)
    days = (first + n * DAY for n in range(84))
    moments = [moment_of(day, hour, ZONE) for day in days if day.weekday() in (1, 3)]
    sessions = [Session(cohort=cohort, starts_at=at, rolled_at=at + timedelta(hours=2)) for at in moments]
    Session.objects.bulk_create(sessions)
    _call(stays, sessions, draw, None)
    if name not in EARLIER:
        tell_days(stays[: many * 3 // 4], draw, now)


def _stay(cohort: Cohort, member: Member, ending: Ending, draw: Random) -> Episode:
    length = 84 if ending is Ending.COMPLETED else min(80, 4 + int(draw.expovariate(1 / 30)))
    stay = Episode(
        cohort=cohort,
        member=member,
        started_on=cohort.starts_on,
        ended_on=cohort.starts_on + length * DAY,
        ending=ending,
    )
    met = draw.randint(1, 14)  # whoever stays longer than that meets a peer as soon as whoever does not
    if cohort.programme.with_peers and met <= length and draw.random() < 0.75:
        stay.met_peer_on = cohort.starts_on + met * DAY
    return stay


def _call(stays: list[Episode], sessions: list[Session], draw: Random, by: Member | None) -> None:
    """Some come nearly always and some now and then; whoever left is on no roll afterwards."""
    often = {stay.pk: draw.uniform(0.55, 0.95) for stay in stays}
    marks = []
    for session in sessions:
        day = today_in(ZONE, session.starts_at)
        for stay in stays:
            if stay.started_on <= day and (stay.ended_on is None or day <= stay.ended_on):
                here = (
                    Here.PRESENT
                    if draw.random() < often[stay.pk]
                    else draw.choice((Here.EXCUSED, Here.ABSENT))
                )
                at = session.starts_at + timedelta(minutes=5)
                marks.append(Mark(session=session, episode=stay, here=here, at=at, by=by))
    Mark.objects.bulk_create(marks, batch_size=500)


def _let_staff_see(stays: list[Episode]) -> None:
    """The consent by which each of them is in it, as on the page they read."""
    grants = {stay.pk: _grant(stay) for stay in stays}
    Grant.objects.bulk_create(grants.values())
    for stay in stays:
        stay.grant = grants[stay.pk]
    Episode.objects.bulk_update(stays, ["grant"])


def _grant(stay: Episode) -> Grant:
    return Grant(
        subject=stay.member,
        to_part=TO_WORKERS,
        scope=SCOPE,
        item=str(stay.cohort_id),
        purpose=PURPOSE,
        since=_at(stay.started_on),
        until=ends(stay.cohort.ends_on),
        origin=stay.cohort.programme.origin,
    )


def _let_be_counted(people: list[Member], since: date) -> None:
    """Their figures may stand in reports that name nobody: for a year from the day they came."""
    Grant.objects.bulk_create(
        Grant(
            subject=one,
            to_part="reports",
            scope="for-reports",
            purpose="reports",
            since=_at(since),
            until=_at(since) + timedelta(days=365),
        )
        for one in people
    )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
