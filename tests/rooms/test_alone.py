"""Words to somebody alone in a room, “I am not OK”, and telling the safety desk."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from porch.people.models import Block, Member
from porch.rooms import actions
from porch.rooms.models import Aside, Entry, Room, Seat
from porch.rooms.rules.floor import NotTheirs
from porch.safety.models import Report
from tests.rooms.conftest import Opens, Sits, said, told

# ---- words to somebody alone ----


def test_a_line_to_the_host_is_read_by_nobody_else(
    as_alice: Client,
    as_bob: Client,
    as_erin: Client,
    room: Room,
    host: Seat,
    bob: Member,
    alice: Member,
    erin: Member,
    sits: Sits,
    now: datetime,
) -> None:
    seat, _ = sits(room, alice), sits(room, erin)
    page = f"{room.get_absolute_url()}words/"
    assert "Read by Bob Harbour and nobody else here." in as_alice.get(page).text
    sent = {"body": "I would like to go home", "client_id": str(uuid4())}
    for _twice in range(2):
        assert as_alice.post(page, sent).status_code == 302
    assert Aside.objects.count() == 1
    assert told(bob) == ["room-word"]
    assert "I would like to go home" in as_bob.get(page).text
    assert "I would like to go home" not in as_erin.get(page).text + as_erin.get(room.get_absolute_url()).text
    as_bob.post(f"{page}{seat.no}/", {"body": "Of course. Be well.", "client_id": str(uuid4())})
    assert "Of course. Be well." in as_alice.get(page).text
    assert "Of course. Be well." not in as_erin.get(page).text


def test_words_that_do_not_fit_come_back_whole(
    as_alice: Client, room: Room, host: Seat, alice: Member, sits: Sits
) -> None:
    sits(room, alice)
    page, long = f"{room.get_absolute_url()}words/", "Everything " * 80
    answer = as_alice.post(page, {"body": long, "client_id": str(uuid4())})
    assert answer.status_code == 422
    assert long.strip() in answer.text
    assert not Aside.objects.exists()


def test_nobody_answers_who_does_not_lead_and_nobody_is_answered_who_did_not_write(
    room: Room, host: Seat, bob: Member, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    seat, other = sits(room, alice), sits(room, erin)
    actions.write_to_hosts(seat, said("Hello", alice), now=now)
    with pytest.raises(NotTheirs):
        actions.answer(other, seat.no, said("I read it", erin), now=now)
    with pytest.raises(NotTheirs):
        actions.answer(host, other.no, said("Hello you", bob), now=now)


def test_who_came_late_gets_one_word_of_welcome(
    as_erin: Client,
    opens: Opens,
    bob: Member,
    alice: Member,
    erin: Member,
    dave: Member,
    sits: Sits,
    now: datetime,
) -> None:
    room = opens(starts=now - timedelta(minutes=4))
    Seat.objects.filter(room=room).delete()
    sits(room, bob)
    greets, late = sits(room, alice), sits(room, erin)
    sits(room, dave)
    actions.take(
        Seat.objects.get(room=room, member=bob), "ask-role", by=bob, now=now, about=greets.no, value="greeter"
    )
    actions.take(greets, "take-role", by=alice, now=now)
    actions.welcome(greets, late.no, said("Good that you are here", alice), now=now)
    assert "Good that you are here" in as_erin.get(f"{room.get_absolute_url()}words/").text
    with pytest.raises(NotTheirs):
        actions.welcome(greets, late.no, said("And again", alice), now=now)
    with pytest.raises(NotTheirs):  # alice blocked dave: he is nobody to her
        actions.welcome(greets, late.no + 1, said("Hello", alice), now=now)


def test_who_came_late_and_just_listens_has_no_name_for_whoever_leads(
    as_bob: Client, opens: Opens, bob: Member, alice: Member, erin: Member, sits: Sits, now: datetime
) -> None:
    room = opens(starts=now - timedelta(minutes=4))
    Seat.objects.filter(room=room).delete()
    for who in (bob, alice, erin):
        seat = sits(room, who)
    actions.take(seat, "raise", by=erin, now=now)
    page = as_bob.get(f"{room.get_absolute_url()}words/").text
    assert "A member, since" in page
    assert "Alice" not in page
    assert "Erin Willow, since" in page


def test_words_alone_are_gone_with_the_room(
    room: Room, host: Seat, alice: Member, sits: Sits, now: datetime
) -> None:
    actions.write_to_hosts(sits(room, alice), said("Between us", alice), now=now)
    actions.end(room, now=now)
    assert not Aside.objects.exclude(sealed_words=b"").exists()


def test_to_a_host_who_blocked_the_writer_nothing_arrives(
    as_bob: Client, opens: Opens, bob: Member, alice: Member, dee: Member, sits: Sits, now: datetime
) -> None:
    room = opens(by=dee)
    sits(room, dee)
    helps, seat = sits(room, bob), sits(room, alice)
    actions.take(
        Seat.objects.get(room=room, member=dee), "ask-role", by=dee, now=now, about=helps.no, value="co-host"
    )
    actions.take(helps, "take-role", by=bob, now=now)
    Block.objects.create(by=bob, whom=alice, since=now)
    actions.write_to_hosts(seat, said("To those who lead", alice), now=now)
    assert told(dee) == ["room-word"]
    assert told(bob) == []
    assert "To those who lead" not in as_bob.get(f"{room.get_absolute_url()}words/").text


# ---- I am not OK, and telling the desk ----


def test_who_is_not_ok_is_told_who_will_know_and_reaches_host_and_desk(
    as_alice: Client,
    as_bob: Client,
    room: Room,
    host: Seat,
    bob: Member,
    alice: Member,
    carol: Member,
    erin: Member,
    sits: Sits,
) -> None:
    sits(room, alice)
    sits(room, erin)
    page = f"{room.get_absolute_url()}not-ok/"
    before = as_alice.get(page).text
    assert "Who will know: Bob Harbour" in before
    assert "tel:" in before
    answer = as_alice.post(page, {"body": "x" * 5000})
    made = Report.objects.get()
    assert answer["Location"].endswith(f"{made.pk}/")
    assert (made.category, made.reporter) == ("danger", alice)
    assert told(carol) == ["needs-a-person-now"]
    assert told(bob) == ["room-not-ok"]
    assert told(erin) == []
    assert "is not OK; the safety desk knows as well" in as_bob.get(f"{room.get_absolute_url()}words/").text


def test_without_a_host_the_desk_still_hears(
    as_alice: Client, room: Room, alice: Member, carol: Member, sits: Sits
) -> None:
    sits(room, alice)
    assert "Nobody leads the room just now." in as_alice.get(f"{room.get_absolute_url()}not-ok/").text
    assert as_alice.post(f"{room.get_absolute_url()}not-ok/").status_code == 302
    assert told(carol) == ["needs-a-person-now"]


def test_a_report_takes_along_ten_minutes_and_only_if_ticked(
    as_erin: Client,
    room: Room,
    host: Seat,
    alice: Member,
    erin: Member,
    carol: Member,
    sits: Sits,
    now: datetime,
) -> None:
    writes = sits(room, alice)
    sits(room, erin)
    for minutes, text in ((11, "Long ago"), (1, "Just now")):
        actions.take(writes, "raise", by=alice, now=now)
        entry = actions.say(writes, text, by=alice, now=now, client_id=uuid4())
        Entry.objects.filter(pk=entry.pk).update(at=now - timedelta(minutes=minutes))
    assert "Alice Fern" in as_erin.get(f"{room.get_absolute_url()}tell/").text
    send = f"/report/in-room/{room.pk}.{writes.no}/send/"
    as_erin.post(send, {"category": "harassment"})
    as_erin.post(send, {"category": "harassment", "along": "1"})
    without, along = Report.objects.order_by("made_at")
    assert without.about_member == along.about_member == alice
    assert without.evidence == ""
    assert "Just now" in along.evidence
    assert "Long ago" not in along.evidence


def test_nobody_is_told_of_who_listens_or_from_outside(
    as_erin: Client, as_dee: Client, room: Room, host: Seat, alice: Member, erin: Member, sits: Sits
) -> None:
    silent = sits(room, alice)
    sits(room, erin)
    assert as_erin.get(f"/report/in-room/{room.pk}.{silent.no}/").status_code == 404
    assert as_erin.get(f"/report/room/{room.pk}/").status_code == 200
    for kind in ("room", "in-room", "not-ok"):
        assert as_dee.get(f"/report/{kind}/{room.pk}/").status_code == 404
    assert as_erin.get("/report/in-room/nonsense/").status_code == 404
