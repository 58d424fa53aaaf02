"""What a motion says, and words about it, can be reported by whoever reads them; the desk may keep them from others."""

from datetime import datetime

import pytest
from django.test import Client

from porch.groups.actions.motions import say as speak
from porch.groups.models import Belonging, Line, Motion
from porch.kit.clock import now as this_moment
from porch.people.actions import block
from porch.people.models import Member
from porch.safety import actions
from porch.safety.models import Report
from tests.groups.deciding import DAY, a_group, after, put_text, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return this_moment()


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member) -> list[Member]:
    return [alice, bob, erin]


@pytest.fixture
def motion(cast: list[Member], now: datetime) -> Motion:
    return put_text(a_group(now, cast), cast[1], now)


@pytest.fixture
def line(motion: Motion, cast: list[Member], now: datetime) -> Line:
    return speak(motion, "Bob is a fool.", by=cast[2], now=now, is_named=False)


def report(kind: str, ident: object, by: Member, now: datetime) -> Report:
    return actions.report(kind, str(ident), category="harassment", by=by, now=now, with_evidence=True)


def hide(told: Report, by: Member, now: datetime) -> None:
    assert told.case is not None
    actions.take(told.case, by=by, now=now)
    thing = f"{told.about_kind}:{told.about_id}"
    actions.act(told.case, "hold", rule=1, by=by, now=now, thing=thing)


def test_a_motion_is_reported_with_its_words_and_the_desk_knows_whose_they_are(
    motion: Motion, cast: list[Member], now: datetime
) -> None:
    told = report("motion", motion.pk, cast[0], now)
    assert told.about_member == cast[1]
    assert "We meet at six." in told.evidence
    with pytest.raises(actions.NothingToReport):
        report("motion", motion.pk, cast[1], now)  # one's own


def test_words_without_a_name_lead_the_desk_to_somebody_and_nobody_else(
    motion: Motion, line: Line, cast: list[Member], as_alice: Client, now: datetime
) -> None:
    page = text(as_alice, f"/report/motion-line/{motion.pk}.{line.pk}/")
    assert "Erin Willow" not in page
    told = report("motion-line", f"{motion.pk}.{line.pk}", cast[0], now)
    assert (told.about_member, told.evidence) == (cast[2], "Bob is a fool.")


@pytest.mark.parametrize("ident", ["x", "x.y", "{motion}.x", "{motion}.{motion}"])
def test_what_is_not_there_is_not_reported(
    motion: Motion, cast: list[Member], now: datetime, ident: str
) -> None:
    with pytest.raises(actions.NothingToReport):
        report("motion-line", ident.format(motion=motion.pk), cast[0], now)


def test_only_whoever_reads_it_reports_it(
    motion: Motion, line: Line, cast: list[Member], dave: Member, now: datetime
) -> None:
    block(cast[2], by=cast[0], now=now)
    for who in (dave, cast[0]):  # not of the group; kept apart from whoever said it
        with pytest.raises(actions.NothingToReport):
            report("motion-line", f"{motion.pk}.{line.pk}", who, now)
    with pytest.raises(actions.NothingToReport):
        report("motion", motion.pk, dave, now)


def test_hidden_words_are_read_by_whoever_said_them_alone(
    motion: Motion,
    line: Line,
    cast: list[Member],
    carol: Member,
    as_alice: Client,
    as_erin: Client,
    now: datetime,
) -> None:
    hide(report("motion-line", f"{motion.pk}.{line.pk}", cast[0], now), carol, now)
    assert "fool" not in text(as_alice, motion.get_absolute_url())
    assert "fool" in text(as_erin, motion.get_absolute_url())


def test_nobody_votes_on_words_they_cannot_read(
    motion: Motion, cast: list[Member], carol: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    hide(report("motion", motion.pk, cast[0], now), carol, now)
    for path in ("/groups/riverside/conscience/", motion.get_absolute_url()):
        assert "We meet at six." not in text(as_alice, path)
        assert "We meet at six." in text(as_bob, path)
    Motion.objects.filter(pk=motion.pk).update(due_at=now)
    motion.refresh_from_db()
    after(motion, 0, now)
    assert as_alice.get(f"{motion.get_absolute_url()}vote/").status_code == 404
    assert as_bob.get(f"{motion.get_absolute_url()}vote/").status_code == 200


def test_whoever_left_the_group_reads_and_reports_nothing_there(
    motion: Motion, cast: list[Member], now: datetime
) -> None:
    Belonging.objects.filter(member=cast[0]).delete()
    with pytest.raises(actions.NothingToReport):
        report("motion", motion.pk, cast[0], now + DAY)
