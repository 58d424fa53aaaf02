"""Work done together is the mentee's; the mentor sees what was shared, answer by answer, while it is shared."""

from datetime import datetime

import pytest
from django.test import Client

from porch.bonds.actions import TooLate, end, pause
from porch.bonds.models import Pair
from porch.mentoring import actions, queries
from porch.mentoring.belongings import belonging
from porch.mentoring.models import Answer, Entry, Work
from porch.mentoring.packs import exercise
from porch.mentoring.rules.packs import Exercise
from porch.people.actions import block
from porch.people.actions.consent import withhold
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.conftest import signed_in
from tests.mentoring.conftest import paired


def a(code: str) -> Exercise:
    found = exercise("walking-together", code)
    assert found is not None
    return found


@pytest.fixture
def work(pair: Pair, alice: Member, now: datetime) -> Work:
    made = actions.choose(pair, a("a-week"), by=alice, now=now)
    actions.write(made, {"easy": "Sunday mornings", "hard": "Friday at six"}, by=alice, now=now)
    return made


def entry(work: Work, prompt: str) -> Entry:
    return Entry.objects.select_related("work__pair__first", "work__mentee").get(work=work, prompt=prompt)


def seen_by(member: Member, *paths: str) -> str:
    client = signed_in(member)
    return " ".join(client.get(path).text for path in paths)


def pages(pair: Pair, work: Work) -> tuple[str, ...]:
    return f"/people/{pair.pk}/work/", f"/people/work/{work.pk}/", "/people/work/"


def test_the_mentor_sees_nothing_of_it_until_something_is_shared(
    pair: Pair, work: Work, bob: Member, alice: Member
) -> None:
    assert "Friday at six" in seen_by(alice, *pages(pair, work))
    as_bob = signed_in(bob)
    assert as_bob.get(f"/people/work/{work.pk}/").status_code == 404
    page = as_bob.get(f"/people/{pair.pk}/work/").text
    assert "Shared with me" not in page
    assert "Sunday mornings" not in page
    assert not Notice.objects.filter(member=bob).exists()


def test_one_answer_shared_is_that_answer_alone_and_the_look_is_written_down(
    pair: Pair, work: Work, bob: Member, alice: Member
) -> None:
    signed_in(alice).post(f"/people/work/{work.pk}/share/easy/")
    page = seen_by(bob, *pages(pair, work))
    assert "Sunday mornings" in page
    assert "Friday at six" not in page
    assert a("a-week").prompts[1].words not in signed_in(bob).get(f"/people/work/{work.pk}/").text
    looks = Disclosure.objects.filter(subject_id=alice.pk, viewer_id=bob.pk, scope="shared-work")
    assert looks.count() == 2  # the list, and the sheet


def test_taken_back_it_is_gone_and_nobody_is_told(pair: Pair, work: Work, bob: Member, alice: Member) -> None:
    as_alice = signed_in(alice)
    as_alice.post(f"/people/work/{work.pk}/share/easy/")
    Notice.objects.all().delete()
    as_alice.post(f"/people/work/{work.pk}/take-back/easy/")
    assert signed_in(bob).get(f"/people/work/{work.pk}/").status_code == 404
    assert not Notice.objects.exists()


def test_what_the_mentee_previews_is_what_the_mentor_sees(
    pair: Pair, work: Work, bob: Member, alice: Member, now: datetime
) -> None:
    actions.share(entry(work, "easy"), by=alice, now=now)
    assert queries.as_mentor(alice, pair) == queries.shared_work(bob, pair)
    preview = seen_by(alice, f"/people/{pair.pk}/work/as-mentor/")
    assert "Sunday mornings" in preview
    assert "Friday at six" not in preview
    assert not Disclosure.objects.exists()


def test_a_suggestion_is_the_mentees_to_begin_or_to_leave_and_the_mentor_sees_no_difference(
    pair: Pair, bob: Member, alice: Member, now: datetime
) -> None:
    made = actions.choose(pair, a("what-was-good"), by=bob, now=now)
    before = seen_by(bob, f"/people/{pair.pk}/work/")
    assert "suggests it" in seen_by(alice, f"/people/{pair.pk}/work/")
    actions.write(made, {"today": "the light"}, by=alice, now=now)
    actions.finish(made, "talk", by=alice, now=now)
    assert _plain(seen_by(bob, f"/people/{pair.pk}/work/")) == _plain(before)
    actions.put_away(made, by=alice, now=now)
    assert _plain(seen_by(bob, f"/people/{pair.pk}/work/")) == _plain(before)
    assert not Entry.objects.exists()


def _plain(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line.lower() and "token" not in line)


def test_the_same_thing_is_open_once_between_two(pair: Pair, work: Work, bob: Member, now: datetime) -> None:
    with pytest.raises(TooLate):
        actions.choose(pair, a("a-week"), by=bob, now=now)


def test_the_mentor_answers_on_what_is_shared_and_on_nothing_else(
    pair: Pair, work: Work, bob: Member, alice: Member, now: datetime
) -> None:
    as_bob = signed_in(bob)
    assert as_bob.post(f"/people/work/{work.pk}/answer/hard/", {"words": "x"}).status_code == 404
    actions.share(entry(work, "easy"), by=alice, now=now)
    assert as_bob.post(f"/people/work/{work.pk}/answer/easy/", {"words": ""}).status_code == 422
    assert as_bob.post(f"/people/work/{work.pk}/answer/easy/", {"words": "Mine too."}).status_code == 302
    assert as_bob.post(f"/people/work/{work.pk}/answer/hard/", {"words": "x"}).status_code == 404
    assert "Mine too." in seen_by(alice, f"/people/work/{work.pk}/")
    assert b"Mine too" not in bytes(Answer.objects.get().sealed_words)


@pytest.mark.parametrize("how", ["ends", "rests", "blocked", "paused the rule"])
def test_when_the_pair_rests_or_ends_or_it_is_paused_the_mentor_sees_nothing(
    pair: Pair, work: Work, bob: Member, alice: Member, now: datetime, how: str
) -> None:
    actions.share(entry(work, "easy"), by=alice, now=now)
    if how == "ends":
        end(pair, by=alice, now=now)
    elif how == "rests":
        pause(pair, by=alice, now=now)
    elif how == "blocked":
        block(bob, by=alice, now=now)
    else:
        withhold("shared-work", by=alice, now=now)
    assert signed_in(bob).get(f"/people/work/{work.pk}/").status_code == 404
    assert "Sunday mornings" not in seen_by(bob, f"/people/{pair.pk}/work/", "/people/work/")
    assert "Friday at six" in seen_by(alice, f"/people/work/{work.pk}/")


def test_it_can_be_taken_along_to_another_mentor_and_nothing_of_it_is_shared_there(
    pair: Pair, work: Work, bob: Member, alice: Member, frank: Member, now: datetime
) -> None:
    actions.share(entry(work, "easy"), by=alice, now=now)
    actions.answer(entry(work, "easy"), "Mine too.", by=bob, now=now)
    end(pair, by=alice, now=now)
    new = paired(frank, alice, now)
    assert [sheet.work for sheet in queries.from_before(alice)] == [work]
    signed_in(alice).post(f"/people/work/{work.pk}/to/{new.pk}/")
    assert queries.shared_work(frank, new) == []
    actions.share(entry(work, "easy"), by=alice, now=now)
    page = seen_by(frank, f"/people/work/{work.pk}/")
    assert "Sunday mornings" in page
    assert "Mine too." not in page


def test_a_stranger_finds_nothing_and_another_mentor_of_theirs_neither(
    as_erin: Client, pair: Pair, work: Work, frank: Member, alice: Member, now: datetime
) -> None:
    paired(frank, alice, now)
    actions.share(entry(work, "easy"), by=alice, now=now)
    for client in (as_erin, signed_in(frank)):
        for path in (
            f"/people/work/{work.pk}/",
            f"/people/{pair.pk}/work/",
            f"/people/{pair.pk}/work/as-mentor/",
        ):
            assert client.get(path).status_code == 404


def test_words_are_sealed_and_their_file_holds_all_of_it(work: Work, alice: Member, bob: Member) -> None:
    assert b"Friday" not in bytes(entry(work, "hard").sealed_words)
    told = belonging.export(alice)
    assert [row["words"] for row in told["work_with_a_mentor"][0]["entries"]] == [
        "Sunday mornings",
        "Friday at six",
    ]
    assert "Friday" not in str(belonging.export(bob))


def test_erasing_the_mentee_takes_the_work_and_erasing_the_mentor_only_their_answers(
    work: Work, bob: Member, alice: Member, now: datetime
) -> None:
    actions.share(entry(work, "easy"), by=alice, now=now)
    actions.answer(entry(work, "easy"), "Mine too.", by=bob, now=now)
    belonging.erase(bob, now)
    assert not Answer.objects.exists()
    assert entry(work, "easy").words == "Sunday mornings"
    belonging.erase(alice, now)
    assert not Work.objects.exists()


def test_more_work_costs_no_more_questions(
    pair: Pair, work: Work, alice: Member, now: datetime, django_assert_max_num_queries: object
) -> None:
    for code in ("people-and-places", "putting-right", "what-was-good", "plan-talk"):
        made = actions.choose(pair, a(code), by=alice, now=now)
        actions.write(made, {p.code: "x" for p in a(code).prompts}, by=alice, now=now)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert len(queries.my_work(alice, pair)) == 5
