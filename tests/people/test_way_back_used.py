"""Coming back by a code, refusing it, and the machine's code for staff."""

from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator

from porch.people import actions, queries
from porch.people.models import Member, Proof, Role, WayBack
from porch.people.queries import way_back as asked
from porch.people.rules import way_back as rules
from porch.record.models import Entry
from porch.wire.models import Notice
from tests.people.test_second_factor import with_app

PHRASE = "The heron's grey umbrella"
OPENS, OVER = rules.DELAY, rules.DELAY + rules.USABLE
MOMENT = timedelta(seconds=1)
NEW = "window chair river"


@pytest.fixture
def agreed(alice: Member, now: datetime) -> Member:
    actions.agree_way_back(alice, phrase=PHRASE, in_person=True, now=now)
    return alice


def acts(of: Member) -> list[str]:
    return [entry.act for entry in Entry.objects.filter(subject_id=of.pk).order_by("seq")]


def test_coming_back_sets_the_password_gives_words_and_works_once(
    agreed: Member, dee: Member, now: datetime
) -> None:
    old = actions.new_recovery_words(agreed, now=now)
    made, code = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    words = actions.use_way_back(made, NEW, now=now + OPENS)
    back = Member.objects.get(pk=agreed.pk)
    assert back.check_password(NEW)
    assert not back.way_back_open
    assert queries.whose_words(back.handle, old) is None
    assert queries.whose_words(back.handle, words) == back
    assert queries.whose_code(back.handle, code, now + OPENS) is None
    with pytest.raises(actions.TooLate):
        actions.use_way_back(made, "somebody else came", now=now + OPENS)
    assert Member.objects.get(pk=agreed.pk).check_password(NEW)


def test_a_phrase_said_aloud_is_worth_nothing_afterwards(agreed: Member, dee: Member, now: datetime) -> None:
    made, _ = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    actions.use_way_back(made, NEW, now=now + OPENS)
    assert asked.whose_proof(agreed.handle, PHRASE) is None
    assert asked.whose_proof(agreed.handle, None) == agreed


def test_a_code_never_used_leaves_what_was_agreed(agreed: Member, dee: Member, now: datetime) -> None:
    actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    assert actions.end_ways_back_over(now + OVER - MOMENT) == 0
    assert actions.end_ways_back_over(now + OVER) == 1
    assert WayBack.objects.get().state == "over"
    assert not Member.objects.get(pk=agreed.pk).way_back_open
    assert asked.whose_proof(agreed.handle, PHRASE) == agreed


@pytest.mark.parametrize(("phrase", "left"), [(PHRASE, None), (None, PHRASE)])
def test_refusing_ends_it_and_what_it_went_by(
    agreed: Member, dee: Member, now: datetime, phrase: str | None, left: str | None
) -> None:
    made, code = actions.make_way_back(agreed.handle, phrase, by=dee, now=now)
    assert actions.refuse_way_back(agreed, now=now) == made
    assert queries.whose_code(agreed.handle, code, now + OPENS) is None
    assert asked.whose_proof(agreed.handle, phrase) is None
    assert asked.whose_proof(agreed.handle, left) == agreed
    assert actions.refuse_way_back(agreed, now=now) is None


def test_everything_about_it_is_on_the_record_without_words(
    agreed: Member, dee: Member, now: datetime
) -> None:
    made, _ = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    actions.refuse_way_back(agreed, now=now)
    made, _ = actions.make_way_back(agreed.handle, None, by=dee, now=now)
    actions.end_way_back(made.pk, by=dee, now=now)
    made, _ = actions.make_way_back(agreed.handle, None, by=dee, now=now)
    actions.use_way_back(made, NEW, now=now + OPENS)
    assert acts(agreed) == [
        *("way-back-agreed", "way-back-made", "way-back-refused"),
        *("way-back-made", "way-back-over", "way-back-made", "way-back-used"),
    ]
    first = Entry.objects.filter(act="way-back-made").order_by("seq")[0]
    assert (first.actor_id, first.detail) == (dee.pk, {"proof": "phrase", "ends_second_factor": False})


def test_a_member_is_told_once_and_the_news_goes_with_it(agreed: Member, dee: Member, now: datetime) -> None:
    actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    told = Notice.objects.get(member=agreed)
    assert (told.kind, told.path, told.seen_at) == ("way-back", "/today/", None)
    actions.refuse_way_back(agreed, now=now + MOMENT)
    assert Notice.objects.get(member=agreed).seen_at == now + MOMENT
    assert not Notice.objects.exclude(member=agreed).exists(), "a coordinator is not told of a refusal"


def test_erasing_takes_every_trace_along(agreed: Member, dee: Member, now: datetime) -> None:
    actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    actions.leave(agreed, at_once=True, by=agreed, now=now)
    assert not WayBack.objects.exists()
    assert not Proof.objects.exists()


def test_what_was_agreed_and_what_became_of_it_is_in_ones_own_copy(
    agreed: Member, dee: Member, now: datetime
) -> None:
    actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    kept = asked.way_back_kept_of(agreed)
    assert kept["phrase_agreed"]
    assert kept["in_person_agreed"]
    assert kept["made"] == [{"at": "2026-11-20T12:00:00+00:00", "by": "phrase", "became": "open"}]


# the machine


def test_staff_come_back_by_the_machine_alone_and_keep_their_second_factor(
    dee: Member, now: datetime
) -> None:
    with_app(dee)
    made, code = actions.make_way_back_here(dee, now=now)
    assert queries.whose_code("dee lantern", code, now + OPENS - MOMENT) is None
    assert queries.whose_code("dee lantern", code, now + OPENS) == made
    assert actions.use_way_back(made, NEW, now=now + OPENS) == "", "staff have no recovery words"
    assert Authenticator.objects.filter(user=dee).count() == 1


def test_a_lost_second_factor_ends_only_when_the_code_is_used(dee: Member, now: datetime) -> None:
    with_app(dee)
    made, _ = actions.make_way_back_here(dee, now=now, ends_second_factor=True)
    assert Authenticator.objects.filter(user=dee).exists()
    actions.use_way_back(made, NEW, now=now + OPENS)
    assert not Authenticator.objects.filter(user=dee).exists()


def test_the_machine_lets_no_member_in_past_what_they_agreed_on(agreed: Member, now: datetime) -> None:
    with pytest.raises(actions.DoNotGoTogether):
        actions.make_way_back_here(agreed, now=now)


def test_the_machine_lets_nobody_in_who_leaves(dee: Member, now: datetime) -> None:
    actions.leave(dee, by=dee, now=now)
    with pytest.raises(actions.DoNotGoTogether):
        actions.make_way_back_here(dee, now=now)


def test_staff_can_refuse_what_the_machine_made(dee: Member, now: datetime) -> None:
    made, code = actions.make_way_back_here(dee, now=now)
    assert actions.refuse_way_back(dee, now=now) == made
    assert queries.whose_code(dee.handle, code, now + OPENS) is None


def test_one_left_open_lets_in_nobody_who_leaves(agreed: Member, dee: Member, now: datetime) -> None:
    made, code = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    Member.objects.filter(pk=agreed.pk).update(state=Member.State.LEAVING)
    assert queries.whose_code(agreed.handle, code, now + OPENS) is None
    with pytest.raises(actions.TooLate):
        actions.use_way_back(made, NEW, now=now + OPENS)


def test_what_is_left_from_before_opens_nothing_for_staff(agreed: Member, dee: Member, now: datetime) -> None:
    _, code = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    held = Role.objects.create(member=agreed, role="operator", since=now)
    assert queries.whose_code(agreed.handle, code, now + OPENS) is None
    assert asked.whose_proof(agreed.handle, PHRASE) is None
    held.delete()
    assert queries.whose_code(agreed.handle, code, now + OPENS) is not None, "it was the part that closed it"
    assert asked.whose_proof(agreed.handle, PHRASE) == agreed
