"""A mark is shown by choice, each time anew: opened by choice too, written down, and closed again with one tap."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from porch.milestones import actions, queries, sections
from porch.milestones.models import Mark, Shown
from porch.people.actions import blocks
from porch.people.actions.consent import let_hold, withhold
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.conftest import signed_in
from tests.milestones.known import in_group, keep

pytestmark = pytest.mark.django_db


def test_a_person_is_told_that_there_is_something_and_opens_it_by_choice(
    alice: Member, as_alice: Client, bob: Member, as_bob: Client, now: datetime
) -> None:
    keep(alice, bob, now)
    mark = actions.mark_own("Saw my kids", now.date(), by=alice, now=now)
    as_alice.post(f"/milestones/{mark.pk}/show/", {"to": f"member:{bob.pk}"})
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.path) == (bob, "shown-to-you", f"/milestones/shown/{mark.pk}/")
    listed = as_bob.get("/milestones/").text
    assert "Alice Fern marked something" in listed
    assert "Saw my kids" not in listed
    assert not Disclosure.objects.exists()
    assert "Saw my kids" in as_bob.get(notice.path).text
    assert Disclosure.objects.count() == 1
    assert Notice.objects.get().seen_at is not None


def test_a_group_finds_a_line_on_its_page_and_nobody_is_told(
    alice: Member, as_alice: Client, bob: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    group = in_group(now, alice, bob)
    mark = actions.mark_own("Saw my kids", now.date(), by=alice, now=now)
    as_alice.post(f"/milestones/{mark.pk}/show/", {"to": f"group:{group.pk}"})
    assert not Notice.objects.exists()
    section = sections.marked_section(group, bob, now)
    assert section is not None
    page = signed_in(bob).get("/groups/morning-tea/").text
    assert "Alice Fern marked something" in page
    assert "Saw my kids" not in page
    assert as_erin.get(f"/milestones/shown/{mark.pk}/").status_code == 404
    assert "Saw my kids" in signed_in(bob).get(f"/milestones/shown/{mark.pk}/").text


def test_taken_back_it_is_there_for_nobody_with_its_notice(
    alice: Member, as_alice: Client, bob: Member, as_bob: Client, now: datetime
) -> None:
    keep(alice, bob, now)
    mark = actions.mark_own("Saw my kids", now.date(), by=alice, now=now)
    shown = actions.show(mark.pk, bob, by=alice, now=now)
    as_alice.post(f"/milestones/{mark.pk}/hide/{shown.pk}/")
    assert as_bob.get(f"/milestones/shown/{mark.pk}/").status_code == 404
    assert not Notice.objects.exists()


def test_a_block_a_pause_at_the_gate_and_leaving_the_group_close_it(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    keep(alice, bob, now)
    group = in_group(now, alice, bob, erin)
    mark = actions.mark_own("Saw my kids", now.date(), by=alice, now=now)
    actions.show(mark.pk, bob, by=alice, now=now)
    actions.show(mark.pk, group, by=alice, now=now)
    assert queries.mark_shown_to(erin, mark.pk, now) is not None
    withhold("shown-milestone", by=alice, now=now)
    assert queries.mark_shown_to(erin, mark.pk, now) is None
    assert queries.shown_to_me(bob, now) == []
    let_hold("shown-milestone", by=alice, now=now)
    blocks.block(bob, by=alice, now=now)
    assert queries.mark_shown_to(bob, mark.pk, now) is None
    assert sections.marked_section(group, bob, now) is None
    actions.gone_from_group(group, alice, now)
    assert queries.mark_shown_to(erin, mark.pk, now) is None
    assert not Shown.objects.exists()


def test_it_is_shown_to_nobody_one_does_not_know(
    alice: Member, as_alice: Client, erin: Member, now: datetime
) -> None:
    mark = actions.mark_own("Saw my kids", now.date(), by=alice, now=now)
    group = in_group(now, erin)
    for to in (f"member:{erin.pk}", f"group:{group.pk}", f"member:{uuid4()}", "", "x"):
        assert (
            as_alice.post(f"/milestones/{mark.pk}/show/", {"to": to}).status_code == 422
            or not Shown.objects.exists()
        )
    for whom in (erin, group):
        with pytest.raises(actions.NobodyThere):
            actions.show(mark.pk, whom, by=alice, now=now)
    assert not Shown.objects.exists()


def test_nobody_else_does_anything_with_it(
    alice: Member, as_bob: Client, as_dee: Client, now: datetime
) -> None:
    mark = actions.mark_own("Saw my kids", now.date(), by=alice, now=now)
    for other in (as_bob, as_dee):
        for path in ("", "card/", "card.svg"):
            assert other.get(f"/milestones/{mark.pk}/{path}").status_code == 404
        assert other.get(f"/milestones/shown/{mark.pk}/").status_code == 404
        assert other.post(f"/milestones/{mark.pk}/take-back/").status_code == 404
    assert Mark.objects.count() == 1
