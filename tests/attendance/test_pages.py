"""The pages as people open them: the chair, whoever attends, whoever is shown a sheet, and everybody else."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from porch.attendance import actions
from porch.attendance.models import Certificate, GivenBack, Sitting
from porch.attendance.queries import running_of
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.kit.clock import now as this_moment
from porch.meetings.models import Meeting
from porch.people.models import Member
from tests.attendance.conftest import HOUR, Clock, main_of, read_out
from tests.conftest import signed_in

type Attend = Callable[..., None]


def test_the_chair_opens_it_is_told_when_and_reads_out_what_then_counts(
    group: Group, meeting: Meeting, alice: Member, bob: Member, clock: Clock
) -> None:
    chair, attendee = signed_in(alice), signed_in(bob)
    address = f"/groups/{group.slug}/attended/"
    page = main_of(chair, address)
    code = re.findall(r'name="sitting" value="([^"]+)"', page)
    assert len(code) == 1
    opened = chair.post(f"{address}open/", {"sitting": code[0]})
    sitting = Sitting.objects.get()
    assert opened["Location"] == f"{address}{sitting.pk}/"
    said, at = read_out(sitting, 0)
    clock(at - timedelta(minutes=1))
    page = main_of(chair, opened["Location"])
    assert said not in page
    if sitting.windows[0]:
        assert "The next code is here at" in page
    clock(at)
    assert said in main_of(chair, opened["Location"])
    assert attendee.post("/attended/code/", {"code": said.upper()}).status_code == 302
    assert "One code came back from you" in main_of(attendee, "/attended/")
    said, at = read_out(sitting, 1, 2)
    clock(at)
    assert said in main_of(chair, opened["Location"])
    attendee.post("/attended/code/", {"code": said})
    assert "That is enough" in main_of(attendee, "/attended/")
    clock(sitting.ends)
    assert "It is over" in main_of(chair, opened["Location"])
    made = attendee.post(f"/attended/sitting/{sitting.pk}/ask/")
    held = Certificate.objects.get()
    assert made["Location"] == f"/attended/{held.pk}/"


def test_the_chairs_page_never_says_who_gave_a_code_back(
    group: Group, sitting: Sitting, alice: Member, bob: Member, attend: Attend
) -> None:
    address = f"/groups/{group.slug}/attended/{sitting.pk}/"
    chair = signed_in(alice)
    before = re.sub(r'value="\w{64}"', "", main_of(chair, address))
    code, at = read_out(sitting, 0)
    actions.give_back(code, by=bob, now=at)
    assert re.sub(r'value="\w{64}"', "", main_of(chair, address)) == before
    assert "Bob" not in before


def test_for_whoever_does_not_serve_there_is_nothing(
    group: Group, sitting: Sitting, bob: Member, erin: Member
) -> None:
    for member in (bob, erin):
        client = signed_in(member)
        for path in ("", f"{sitting.pk}/"):
            assert client.get(f"/groups/{group.slug}/attended/{path}").status_code == 404
        said = {"sitting": f"meeting:{sitting.key}"}
        assert client.post(f"/groups/{group.slug}/attended/open/", said).status_code == 404
        assert client.post(f"/groups/{group.slug}/attended/{sitting.pk}/end/").status_code == 404


def test_while_a_group_has_it_off_nothing_of_it_shows(
    group: Group, meeting: Meeting, alice: Member, bob: Member, now: object
) -> None:
    pages = (f"/groups/{group.slug}/", f"/meetings/{meeting.slug}/", "/people/")
    for member in (alice, bob):
        assert all("attended/" in main_of(signed_in(member), page) for page in pages)
    assert "Proof of attendance" in main_of(Client(), f"/meetings/{meeting.slug}/")
    change_setting(group, "proof-of-attendance", "no", by=None, now=this_moment())
    for member in (alice, bob):
        assert all("attended/" not in main_of(signed_in(member), page) for page in pages)
    assert "Proof of attendance" not in main_of(Client(), f"/meetings/{meeting.slug}/")
    assert signed_in(alice).get(f"/groups/{group.slug}/attended/").status_code == 404
    assert "A code was read out" not in main_of(signed_in(bob), "/attended/")


def test_what_does_not_count_is_one_sentence_and_changes_nothing(sitting: Sitting, bob: Member) -> None:
    client = signed_in(bob)
    told = set()
    for typed in ("lantern 123", "x", "99999999", read_out(sitting, 1)[0]):
        answer = client.post("/attended/code/", {"code": typed})
        assert answer.status_code == 422
        told.add(re.search(r'class="error"[^>]*>(.*?)</p>', answer.text, re.DOTALL).group(1))  # type: ignore[union-attr]
    assert len(told) == 1
    assert not GivenBack.objects.exists()


def test_guessing_is_stopped_after_a_few_tries(sitting: Sitting, bob: Member, erin: Member) -> None:
    client = signed_in(bob)
    answers = [client.post("/attended/code/", {"code": f"lantern {n}"}).status_code for n in range(120, 134)]
    assert answers == [422] * 12 + [429] * 2
    code, _ = read_out(sitting, 0)
    assert client.post("/attended/code/", {"code": code}).status_code == 429
    assert signed_in(erin).post("/attended/code/", {"code": "lantern 123"}).status_code == 422


@pytest.fixture
def held(sitting: Sitting, bob: Member, attend: Attend) -> Certificate:
    attend(sitting, bob)
    return actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)


def sheet(client: Client, held: Certificate, name: str = "Jordan Example") -> str:
    page = client.get(f"/attended/{held.pk}/").text
    salt = page.split('name="salt" value="')[1].split('"')[0]
    return client.post(f"/attended/{held.pk}/", {"name": name, "salt": salt}).text


def token_on(page: str) -> str:
    return page.split('data-text="')[1].split('"')[0]


def test_a_sheet_says_day_length_and_name_and_not_where_or_who_they_are_here(
    held: Certificate, bob: Member, group: Group
) -> None:
    page = sheet(signed_in(bob), held).split('<div class="sheet', 1)[1].split("</main>")[0]
    for there in ("Jordan Example", "20 November 2026", "60 minutes", "<svg", token_on(page)[:16]):
        assert there in page
    for hidden in (bob.handle, "Bob", group.name, "Friday lamp", "Hall", str(held.pk)):
        assert hidden not in page


def test_somebody_elses_certificate_is_not_there(held: Certificate, erin: Member, alice: Member) -> None:
    for member in (erin, alice):
        client = signed_in(member)
        assert client.get(f"/attended/{held.pk}/").status_code == 404
        assert client.post(f"/attended/{held.pk}/", {"name": "Me"}).status_code == 404
        assert client.post(f"/attended/{held.pk}/let-go/").status_code == 404


def test_put_on_paper_once_the_page_says_so_and_another_name_is_refused(
    held: Certificate, bob: Member
) -> None:
    client = signed_in(bob)
    page = client.get(f"/attended/{held.pk}/").text
    salt = page.split('name="salt" value="')[1].split('"')[0]
    first = client.post(f"/attended/{held.pk}/", {"name": "Jordan Example", "salt": salt})
    again = client.post(f"/attended/{held.pk}/", {"name": "Jordan Example", "salt": salt})
    assert token_on(first.text) == token_on(again.text)
    other = client.post(f"/attended/{held.pk}/", {"name": "Casey Example", "salt": salt})
    assert other.status_code == 422
    assert "that is done once" in other.text
    assert "It stands on that sheet alone" in main_of(client, f"/attended/{held.pk}/")


def test_a_sheet_as_a_file_is_whole_by_itself(held: Certificate, bob: Member) -> None:
    client = signed_in(bob)
    page = client.get(f"/attended/{held.pk}/").text
    salt = page.split('name="salt" value="')[1].split('"')[0]
    said = {"name": "Jordan <b>Example", "salt": salt, "as_file": "1"}
    answer = client.post(f"/attended/{held.pk}/", said)
    assert answer["Content-Disposition"] == 'attachment; filename="sheet.html"'
    assert answer["Cache-Control"] == "no-store"
    assert "Jordan &lt;b&gt;Example" in answer.text
    assert not re.search(r'(src|href)="', answer.text)


def test_proof_and_what_one_notes_oneself_look_different(held: Certificate, bob: Member) -> None:
    client = signed_in(bob)
    client.post("/attended/note/", {"on": HOUR.date().isoformat(), "words": "The walk."})
    page = main_of(client, "/attended/")
    proof, noted = page.split('class="card sunken noted"')
    assert "The site stands for these" in proof
    assert "20 November 2026" in proof
    assert "Noted by me" in noted
    assert "The walk." in noted
    assert "Noted by me" not in proof
    assert str(held.pk) not in noted


def test_a_day_ahead_or_long_ago_is_not_noted(bob: Member, clock: Clock) -> None:
    client = signed_in(bob)
    for day in ("2026-11-21", "2025-11-01", "soon", ""):
        assert client.post("/attended/note/", {"on": day}).status_code == 422
    assert "Noted by me" not in main_of(client, "/attended/")


def test_the_second_last_moment_is_the_groups_to_say(
    group: Group, running: object, alice: Member, bob: Member
) -> None:
    change_setting(group, "proof-until", "21", by=None, now=this_moment())
    (found,) = running_of([group], this_moment())
    sitting = actions.open_proof(found, by=alice, now=this_moment())
    assert sitting.until == HOUR + timedelta(hours=2)
