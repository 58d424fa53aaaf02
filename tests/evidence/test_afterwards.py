"""What came after a stay: handing over, and what was said when people were asked again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from porch.evidence.gathering import gather
from porch.evidence.rules.gathered import Again, Gathered, Kind, Person
from porch.evidence.rules.hiding import Told, hidden
from porch.evidence.rules.made import Section
from porch.evidence.rules.releasing import release
from porch.evidence.rules.report import made
from porch.evidence.rules.sections.after import section
from porch.people.models import Member
from porch.programmes.actions.following import Said
from porch.programmes.models import FollowUp, HandOver, Programme
from porch.programmes.rules.following import due_on
from tests.evidence import made_up
from tests.evidence.conftest import BEGAN, CUT, NOON, Stays, says_yes, somebody

YEAR = timedelta(days=420)


def with_answers(said: list[int | None], silent: int = 0, unasked: int = 0, handed: str = "met") -> Gathered:
    """People whose stays are long over, asked again after three months: days they said (None: left out)."""
    n = len(said) + silent + unasked
    there = made_up.gathered(n, joined=made_up.CUT - YEAR)
    again: list[tuple[Again, ...]] = [(Again(3, True, used),) for used in said]
    again += [(Again(3, False),)] * silent + [()] * unasked
    people = tuple(
        replace(one, again=mine, handed=handed, stay=replace(one.stay, ending="completed", days=84))
        for one, mine in zip(there.people, again, strict=True)
        if one.stay is not None
    )
    return replace(there, people=people)


def told(there: Gathered) -> Section:
    found = section(there)
    assert found is not None
    return found


def test_the_rate_stands_before_what_was_answered() -> None:
    found = told(with_answers([0, 2, 4] * 8 + [None] * 12, silent=14, unasked=11))
    counts = {table.code: table.counts for table in found.counts}
    assert counts["again"][0] == (24, 12, 14, 11, 0)
    assert "After 3 months: 36 of 50 who wished to be asked answered (72 in 100)." in map(str, found.said)


def test_whoever_could_not_be_asked_counts_among_those_who_wished_it_and_is_not_said_to_have_been_asked() -> (
    None
):
    """To leave them out would leave out those who were at rest, or had a hard day, while the question stood."""
    found = told(with_answers([0, 2, 4] * 8, silent=16))
    (table,) = [one for one in found.counts if one.code == "again"]
    assert str(table.columns[2]) == "No answer, or could not be asked"
    assert "Not everybody could be asked in time" in str(found.sure[0])


def test_the_mean_stands_between_nobody_and_everybody_who_did_not_say() -> None:
    (figures,) = told(with_answers([0, 2, 4] * 8, silent=16)).figures
    n, mean, low, high, none, every = figures.rows[0].values
    assert (n, mean) == (24, 2.0)
    assert none == 48 / 40
    assert every == (48 + 30 * 16) / 40
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert 0 <= low < 2 < high <= 30


def test_of_ten_who_said_their_days_there_is_no_mean() -> None:
    found = told(with_answers([1] * 10, silent=15))
    assert found.figures == ()


def test_what_rests_on_a_few_is_hidden_with_them() -> None:
    report = made(with_answers([0, 2, 4] * 8, silent=3, unasked=15))
    shown = hidden([Told.of(table) for table in report.counts])
    after = report.with_counts({code: one.counts for code, one in shown.items()})
    (part,) = [one for one in after.sections if one.code == "after"]
    assert not any("who wished to be asked answered" in str(one) for one in part.said)
    assert all(row.values[0] is None for figures in part.figures for row in figures.rows)


def test_whoever_died_could_not_be_asked() -> None:
    there = with_answers([1] * 20, unasked=12)
    died = tuple(
        replace(one, stay=replace(one.stay, ending="died")) if one.stay and not one.again else one
        for one in there.people
    )
    (table,) = [one for one in told(replace(there, people=died)).counts if one.code == "again"]
    assert table.counts[0] == (20, 0, 0, 0, 12)


def test_handing_over_counts_stays_that_are_over_and_says_nothing_where_nobody_asked() -> None:
    found = told(with_answers([1] * 30, handed="met"))
    (table,) = [one for one in found.counts if one.code == "handed"]
    assert table.counts == ((30, 0, 0, 0),)
    assert "30 of 30 people whose stay is over had met" in str(found.said[0])
    assert all(one.code != "handed" for one in told(with_answers([1] * 30, handed="")).counts)


def test_whoever_can_still_meet_is_not_told_as_having_asked_nobody() -> None:
    there = with_answers([1] * 30, handed="met")
    still = tuple(replace(one, handed="open") if at < 12 else one for at, one in enumerate(there.people))
    (table,) = [one for one in told(replace(there, people=still)).counts if one.code == "handed"]
    assert table.counts == ((18, 0, 0, 12),)


def test_how_many_stays_are_over_is_hidden_where_it_would_tell_of_the_few_that_are_not() -> None:
    there = with_answers([1] * 35, handed="met")
    still = tuple(replace(one, handed="open") if at < 3 else one for at, one in enumerate(there.people))
    after = release(replace(there, people=still), [])
    part = next(one for one in after["sections"] if one["code"] == "after")
    assert after["counts"]["handed"]["counts"] == [[None, 0, 0, None]]
    assert not any("whose stay is over" in one["words"] for one in part["said"])


def test_mentors_are_a_table_of_their_own_where_there_are_no_stays() -> None:
    there = with_answers([0] * 14)
    alone: tuple[Person, ...] = tuple(replace(one, stay=None) for one in there.people)
    (table,) = told(replace(there, people=alone)).counts
    assert (str(table.title), len(table.columns)) == ("Mentors asked again", 4)


# ---- from the database ----


def asked(member: Member, months: int = 3, **more: object) -> FollowUp:
    row = FollowUp(
        member=member, stood="member", since=BEGAN, months=months, due_on=due_on(BEGAN, months), **more
    )
    row.save()
    return row


def test_answers_are_read_of_those_alone_who_let_their_figures_be_counted(
    programme: Programme, stays: Stays
) -> None:
    yes, no = somebody("Wren"), somebody("Lark")
    says_yes(yes)
    for member in (yes, no):
        row = asked(member, episode=stays(member))
        row.say({"days_used": 6, "how": "hard", "treatment": "yes"})
        row.answered_at = datetime(2026, 9, 3, 12, tzinfo=UTC)
        row.save()
    (one,) = gather(Kind.PROGRAMME, programme.pk, CUT, now=NOON).people
    assert one.again == (Again(3, True, 6),)


def test_what_can_still_be_answered_counts_neither_way(programme: Programme, stays: Stays) -> None:
    member = somebody("Wren")
    says_yes(member)
    stay = stays(member)
    asked(member, 3, episode=stay)
    open_still = FollowUp(
        member=member, stood="member", since=BEGAN, months=6, due_on=CUT - timedelta(days=20), episode=stay
    )
    open_still.say({"days_used": 1})
    open_still.answered_at = NOON
    open_still.save()
    (one,) = gather(Kind.PROGRAMME, programme.pk, CUT, now=NOON).people
    assert one.again == (Again(3, False),)


def test_met_within_seven_days_as_both_said(programme: Programme, stays: Stays) -> None:
    last, peer = BEGAN + timedelta(days=84), somebody("Finch")
    said = {"Wren": (3, 7), "Lark": (3, 8), "Crow": (3, None)}
    for name, (own, theirs) in said.items():
        member = somebody(name)
        says_yes(member)
        HandOver.objects.create(
            episode=stays(member),
            peer=peer,
            state="met" if theirs else "not-met",
            asked_at=NOON.replace(month=8, day=1),
            due_on=last + timedelta(days=7),
            said_by_member_on=last + timedelta(days=own),
            said_by_peer_on=last + timedelta(days=theirs) if theirs else None,
        )
    found = sorted(one.handed for one in gather(Kind.PROGRAMME, programme.pk, CUT, now=NOON).people)
    assert found == ["met", "not", "not"]


def test_while_the_two_can_still_say_that_they_met_it_is_open(programme: Programme, stays: Stays) -> None:
    member = somebody("Wren")
    says_yes(member)
    HandOver.objects.create(
        episode=stays(member),
        peer=somebody("Finch"),
        state="walks",
        asked_at=NOON.replace(day=15),
        due_on=CUT + timedelta(days=4),
    )
    (one,) = gather(Kind.PROGRAMME, programme.pk, CUT, now=NOON).people
    assert one.handed == "open"


def test_an_answer_can_be_given_and_is_read_as_it_was_meant(programme: Programme, stays: Stays) -> None:
    """What the room of programmes writes is what is read here."""
    member = somebody("Wren")
    says_yes(member)
    row = asked(member, episode=stays(member))
    row.say(dict(vars(Said(0, "good", "no"))))
    row.answered_at = NOON.replace(month=9)
    row.save()
    (one,) = gather(Kind.PROGRAMME, programme.pk, CUT, now=NOON).people
    assert one.again[0].used == 0
