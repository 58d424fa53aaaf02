"""Loading the demo community, once."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random

from django.conf import settings
from django.db import transaction

from porch.bonds import engine
from porch.home.demo import (
    asks,
    care,
    circles,
    comments,
    commitments,
    company,
    days,
    desk,
    diary,
    family_helping,
    family_peers,
    family_windows,
    groups,
    handoffs,
    houses,
    houses_deciding,
    houses_fairness,
    houses_living,
    houses_owing,
    library,
    marks,
    meeting,
    meetings_near,
    mentors,
    motions,
    people,
    programmes,
    proof,
    reminders,
    reports,
    rooms,
    stories,
    story,
    walking_on,
)
from porch.home.demo.cast import NAMED, ZONE
from porch.kit.community import FILE, Community, here, keep
from porch.people.models import Member
from porch.people.rules.names import draw_name
from porch.safety import crisis


def names() -> list[str]:
    """The eleven whom the guide names."""
    return [part.handle for part in NAMED]


def load(scale: str, seed: int, password: str, *, now: datetime) -> bool:
    """Seat the people and let what has happened so far happen; False when they are here already."""
    if Member.objects.filter(is_demo=True).exists():
        return False
    with transaction.atomic():
        seated = people.seat(people.parts(scale, seed, _drawn_names(seed)), password, now)
    mentors.walk(seated, now)
    story.tell(seated, now)
    mentors.agree(seated, now)
    mentors.suggest_a_second(seated, now)
    meeting.hold(now)
    meetings_near.bring_lists(now)
    there = groups.fill(seated, now)
    motions.decide(there["kettle-on"], seated, now)
    proof.hold(seated, there["school-run"], now)
    desk.fill(seated, now)
    asks.fill(seated, now)
    company.meet(seated, now)
    reminders.remind(seated, now)
    stories.write(seated, now)
    comments.say(seated, now)
    care.look_after(seated, now)
    circles.gather(seated, now)
    circles.work(seated, now)
    rooms.sit(seated, there, now)
    marks.tell(seated, now)
    commitments.promise(seated, there["kettle-on"], now)
    walking_on.walk(seated, now)
    programmes.fill(seated, now, seed)
    walking_on.came_after(now, seed)
    houses.settle(seated, now, seed)
    houses_deciding.decide(now)
    houses_living.live(seated, now)
    houses_owing.owe(now)
    houses_fairness.be_fair(seated, now)
    handoffs.hand_on(seated, now)
    family_windows.open_one(seated, now)
    family_helping.live(seated, now)
    family_peers.walk(seated, now)
    reports.tell(seated, now)
    days.live(seated, now, seed)
    diary.mark(seated, now)
    library.fill(seated, now)
    engine.stop()
    _confirm_numbers(now.date())
    return True


def settle() -> None:
    """The made-up community lives somewhere: by its people's clock, unless somebody has said otherwise."""
    if not (Path(settings.PORCH_DATA) / FILE).exists():
        keep(Community(country="GB", time_zone=ZONE))


def _drawn_names(seed: int) -> Iterator[str]:
    draw, seen = Random(seed), set[str]()
    while True:
        name = draw_name(draw)
        if name not in seen:
            seen.add(name)
            yield name


def _confirm_numbers(today: date) -> None:
    """One country's numbers stand confirmed, for the demo only."""
    if not (Path(settings.PORCH_DATA) / crisis.OWN).exists():
        crisis.confirm(here().country or "GB", Path(settings.PORCH_DATA), on=today)
