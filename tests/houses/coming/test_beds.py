"""One bed for one person a night, whatever anybody does and however many do it at once."""

from datetime import date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from porch.houses.actions import beds as actions
from porch.houses.actions.opening import add_bed, open_house
from porch.houses.actions.staying import NotFree, begin_stay, end_stay
from porch.houses.models import Bed, House, Stay, Taken
from porch.houses.rules import beds as rules
from porch.houses.rules.beds import Nights
from porch.people.models import Member
from porch.record.models import Disclosure
from tests.conftest import person, signed_in
from tests.houses.conftest import TOLD

FIRST = date(2026, 3, 1)
NOW = datetime.fromisoformat("2026-03-01T12:00:00+00:00")
DAY = timedelta(days=1)
days = st.integers(0, 20).map(lambda n: FIRST + n * DAY)
steps = st.lists(
    st.tuples(
        st.sampled_from(["begin", "end", "hold", "move"]), st.integers(0, 2), st.integers(0, 1), days, days
    ),
    max_size=12,
)


class AnySequence(TestCase):
    """Beginning, ending, keeping and moving, in any order."""

    @settings(max_examples=40, deadline=None)
    @given(steps)
    def test_no_bed_is_ever_taken_twice_in_a_night(
        self, todo: list[tuple[str, int, int, date, date]]
    ) -> None:
        by = person("Frank Quay")
        house = open_house("Alder House", address="12 Alder Lane", by=by, now=NOW, **TOLD)
        beds = [add_bed(house, "Room", name) for name in "ab"]
        people = [person(f"Resident {name}") for name in "xyz"]
        for what, who, bed, day, other in todo:
            self.do(what, house, people[who], beds[bed], (day, other), by)
            for one in beds:
                nights = [Nights(row.from_on, row.until_on) for row in one.taken.all()]
                assert not any(a.meets(b) for n, a in enumerate(nights) for b in nights[n + 1 :])
        for person_ in people:
            slept = Taken.objects.filter(stay__member=person_, stay__until_on=None)
            nights = [Nights(row.from_on, row.until_on) for row in slept]
            assert not any(a.meets(b) for n, a in enumerate(nights) for b in nights[n + 1 :])

    def do(self, what: str, house: House, who: Member, bed: Bed, on: tuple[date, date], by: Member) -> None:
        stay = Stay.objects.filter(member=who, until_on=None).first()
        try:
            if what == "begin":
                begin_stay(house, who, bed, from_on=on[0], by=by, now=NOW)
            elif what == "hold":
                actions.hold(bed, "hospital", on[0], on[1], by=by, now=NOW)
            elif what == "move" and stay:
                actions.move_to(stay, bed, on[0], by=by, now=NOW)
            elif what == "end" and stay and on[0] >= stay.from_on:
                end_stay(stay, until_on=on[0], ending="left", by=by, now=NOW)
        except (NotFree, actions.NotRight):
            pass


@given(
    st.lists(st.tuples(days, days.map(lambda one: one + DAY)), max_size=4),
    st.lists(st.tuples(days, days), max_size=4),
)
def test_on_every_day_a_bed_is_lived_in_or_kept_or_free(
    lived: list[tuple[date, date]], held: list[tuple[date, date]]
) -> None:
    bed = rules.Bed(tuple(Nights(*one) for one in lived), tuple(Nights(*one) for one in held))
    found = rules.census([bed, rules.Bed((), ())], FIRST, FIRST + 25 * DAY)
    assert len(found) == 26
    for day in found:
        assert day.lived + day.held + day.free == day.beds == 2
        assert min(day.lived, day.held, day.free) >= 0


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_to_the_last_bed_at_once_one_is_told_it_is_taken() -> None:
    by = person("Frank Quay")
    house = open_house("Alder House", address="12 Alder Lane", by=by, now=NOW, **TOLD)
    bed = add_bed(house, "Room", "a")
    people, came = [person("Quiet Heron"), person("Sam Gull")], list[str]()
    together = Barrier(2)

    def come(who: Member) -> None:
        together.wait()
        try:
            begin_stay(house, who, bed, from_on=FIRST, by=by, now=NOW)
            came.append("stay")
        except NotFree:
            came.append("taken")
        finally:
            connections.close_all()

    both = [Thread(target=come, args=(one,)) for one in people]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert sorted(came) == ["stay", "taken"]
    assert Stay.objects.count() == Taken.objects.count() == 1
    assert connection.is_usable()


@pytest.mark.django_db
def test_a_look_at_one_stay_is_written_where_they_can_read_it(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime
) -> None:
    page = f"/houses/{house.slug}/stays/{stay.pk}/"
    assert signed_in(frank).get(page).status_code == 200
    assert Disclosure.objects.filter(subject_id=stay.member_id, scope="lives-in-a-house").exists()
    assert signed_in(person("Dee", "coordinator")).get(page).status_code == 404


@pytest.mark.django_db
def test_what_is_put_right_stays_readable_with_what_it_was_and_why(
    house: House, beds: list[Bed], stay: Stay, frank: Member, alice: Member, now: datetime
) -> None:
    say = f"/houses/{house.slug}/stays/{stay.pk}/say/"
    before, day = stay.from_on, stay.from_on - DAY
    told = {"say": "correct", "what": "from_on", "became": day.isoformat(), "how": ""}
    assert signed_in(frank).post(say, told).status_code == 422  # nobody said why
    assert signed_in(frank).post(say, told | {"because": "She came a day earlier."}).status_code == 302
    stay.refresh_from_db()
    row = stay.corrections.get()
    assert (stay.from_on, row.was, row.became) == (day, before.isoformat(), day.isoformat())
    assert stay.beds.get().from_on == day
    assert (
        "She came a day earlier." in signed_in(alice).get(f"/houses/mine/stays/{stay.pk}/").content.decode()
    )


@pytest.mark.django_db
def test_a_kept_bed_is_not_free_until_it_is_let_go(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime
) -> None:
    browser, today = signed_in(frank), now.date()
    say = f"/houses/{house.slug}/beds/{beds[2].pk}/say/"
    assert (
        browser.post(say, {"say": "hold", "why": "hospital", "from_on": today.isoformat()}).status_code == 302
    )
    assert "1 place is free" in browser.get(f"/houses/{house.slug}/").content.decode()
    assert browser.post(say, {"say": "hold", "why": "pass", "from_on": today.isoformat()}).status_code == 422
    assert browser.post(say, {"say": "let-go"}).status_code == 302
    assert "2 places are free" in browser.get(f"/houses/{house.slug}/").content.decode()
    counted = browser.get(f"/houses/{house.slug}/beds/days.csv").content.decode().splitlines()
    assert counted[0] == "day,beds,lived_in,held,free"
    assert counted[-1] == f"{today.isoformat()},3,1,0,2"
