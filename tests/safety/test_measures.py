"""What the desk does about a case, what its person sees of it, and the appeal."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from porch.people import actions as people
from porch.people.models import Member
from porch.people.queries import rules
from porch.people.registries import belongings
from porch.record.models import Entry
from porch.safety import actions, queries
from porch.safety.models import Case, Measure, Report
from porch.safety.rules.cases import NotDoable
from porch.safety.rules.measures import APPEAL_TIME, KINDS
from porch.talk.actions import NotOpenNow, ask
from porch.talk.models import Message
from porch.talk.queries import visible
from porch.talk.rules import NotSayable
from porch.wire.models import Notice
from tests.safety.desk import case_of, said, thing_of, told


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def report(alice: Member, bob: Member, now: datetime) -> Report:
    return told(alice, bob, now)


@pytest.fixture
def case(report: Report, carol: Member, now: datetime) -> Case:
    found = case_of(report)
    actions.take(found, by=carol, now=now)
    return found


def act(case: Case, kind: str, by: Member, now: datetime, **given: object) -> Measure:
    given = {"rule": 1, "days": 7 if KINDS[kind].days else None, **given}
    return actions.act(case, kind, by=by, now=now, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["warn", "limit", "suspend"])
def test_each_cites_a_rule_tells_its_person_and_ends(
    kind: str, case: Case, bob: Member, carol: Member, now: datetime, as_bob: Client
) -> None:
    Notice.objects.all().delete()
    made = act(case, kind, carol, now, rule=4, words="Please stop selling.")
    assert made.rule == rules()[3]
    assert b"selling" not in bytes(made.sealed_words)
    assert [(one.member, one.kind) for one in Notice.objects.all()] == [(bob, "standing")]
    page = as_bob.get("/standing/").content.decode()
    for told_them in (KINDS[kind].lead, rules()[3], "Please stop selling."):
        assert escape(told_them) in page
    assert "Ask somebody else to look again" in page
    assert made.until is not None
    (entry,) = Entry.objects.filter(act="measure.begun")
    assert entry.detail == {"kind": kind, "rule": 4, "case": str(case.pk)}
    actions.end_what_is_over(made.until)
    made.refresh_from_db()
    assert made.state == "over"


def test_what_a_limit_a_suspension_and_a_ban_stop(
    case: Case, alice: Member, bob: Member, carol: Member, erin: Member, now: datetime
) -> None:
    act(case, "limit", carol, now)
    said(bob, alice, "we already talk", now)
    with pytest.raises(NotOpenNow):
        ask(erin, by=bob, now=now)
    act(case, "suspend", carol, now, days=3)
    with pytest.raises(NotSayable, match="/standing/"):
        said(bob, alice, "hello", now)
    standing = queries.standing_of(bob, now)
    assert (standing.may_write, standing.may_open_contact) == (False, False)
    assert standing.until == now + timedelta(days=7), "the limit ends later"
    later = now + timedelta(days=3)
    assert queries.standing_of(bob, later).may_write, "by the clock alone, without any job"
    said(bob, alice, "hello again", later)
    assert queries.standing_of(bob, now + timedelta(days=7)).may_open_contact


def test_a_held_message_is_kept_from_others_and_its_author_sees_that(
    report: Report, case: Case, alice: Member, bob: Member, carol: Member, now: datetime,
    as_alice: Client, as_bob: Client,
) -> None:  # fmt: skip
    message = Message.objects.get(seq=int(report.about_id.rpartition(".")[2]))
    page = message.conversation.get_absolute_url()
    assert "buy this" in as_alice.get(page).content.decode()
    held = act(case, "hold", carol, now, thing=thing_of(report))
    assert "buy this" not in as_alice.get(page).content.decode()
    mine = as_bob.get(page).content.decode()
    assert "buy this" in mine
    assert "Others cannot read this" in mine
    from porch.talk.fragments import since

    stream = "".join(event.html for event in since(str(message.conversation_id), 0))
    assert "buy this" not in stream, "nor does the live stream say it"
    assert "buy this" not in str(belongings.get("talk").export(alice))  # type: ignore[union-attr]
    actions.lift(held, by=carol, now=now)
    assert "buy this" in as_alice.get(page).content.decode()
    act(case, "remove", carol, now, thing=thing_of(report))
    assert not visible(message.conversation, alice).filter(pk=message.pk).exists()


def test_a_hold_ends_by_itself_after_three_days(
    report: Report, case: Case, alice: Member, carol: Member, now: datetime
) -> None:
    act(case, "hold", carol, now, thing=thing_of(report))
    actions.end_what_is_over(now + timedelta(days=3))
    assert not queries.hidden("message")


@pytest.mark.parametrize(
    ("kind", "given", "says"),
    [
        ("nonsense", {}, "Choose what to do"),
        ("warn", {"rule": 6}, "Choose the rule"),
        ("suspend", {"days": None}, "how many days"),
        ("suspend", {"days": 91}, "how many days"),
        ("hold", {"thing": "message:somebody-elses.1"}, "Choose the message"),
        ("warn", {"words": "x" * 2001}, "2,000"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_changes_nothing(
    kind: str, given: dict[str, object], says: str, case: Case, carol: Member, now: datetime
) -> None:
    with pytest.raises(NotDoable, match=says):
        actions.act(case, kind, **{"rule": 1, "by": carol, "now": now, **given})  # type: ignore[arg-type]
    assert not Measure.objects.exists()


def test_only_who_has_the_case_in_hand_acts(case: Case, dee: Member, now: datetime) -> None:
    with pytest.raises(actions.TakenBySomeoneElse):
        act(case, "warn", dee, now)


def test_a_ban_needs_two(
    case: Case, bob: Member, carol: Member, dee: Member, now: datetime, as_bob: Client
) -> None:
    Notice.objects.all().delete()
    asked = act(case, "ban", carol, now)
    assert asked.state == "asked"
    assert not Notice.objects.filter(member=bob).exists(), "nothing applies, so nothing is said"
    assert as_bob.get("/today/").status_code == 200
    with pytest.raises(NotDoable):
        actions.agree(asked, by=carol, now=now)
    with pytest.raises(NotDoable, match="second person"):
        actions.close(case, "acted", by=carol, now=now)
    assert queries.asks_for_a_second(carol) == []
    assert queries.asks_for_a_second(dee) == [asked]
    actions.agree(asked, by=dee, now=now)
    bob.refresh_from_db()
    assert bob.state == Member.State.LOCKED
    with pytest.raises(NotDoable):
        actions.refuse(asked, by=dee, now=now)


def banned(case: Case, carol: Member, dee: Member, now: datetime) -> Measure:
    made = act(case, "ban", carol, now)
    actions.agree(made, by=dee, now=now)
    return made


def test_a_closed_account_still_takes_what_is_its_own_appeals_and_leaves(
    case: Case, bob: Member, carol: Member, dee: Member, now: datetime, as_bob: Client
) -> None:
    made = banned(case, carol, dee, now)
    for address in ("/today/", "/people/", "/settings/", "/more/"):
        assert as_bob.get(address)["Location"] == "/standing/"
    page = as_bob.get("/standing/")
    assert page.status_code == 200
    assert page.content.decode().count("data-primary") == 1
    for address in ("/settings/mine/", "/settings/leave/now/", "/help-now/"):
        assert "/standing/" not in as_bob.get(address).headers.get("Location", "")
    assert as_bob.get(f"/standing/{made.pk}/appeal/").status_code == 200
    people.leave(bob, at_once=True, by=bob, now=now)
    made.refresh_from_db()
    assert (made.member, made.words) == (None, "")


def test_taking_back_that_one_leaves_does_not_open_a_closed_account(
    case: Case, bob: Member, carol: Member, dee: Member, now: datetime
) -> None:
    banned(case, carol, dee, now)
    bob.refresh_from_db()
    people.leave(bob, by=bob, now=now)
    people.stay(bob, by=bob, now=now)
    bob.refresh_from_db()
    assert bob.state == Member.State.LOCKED


def test_an_appeal_goes_to_somebody_who_had_no_hand_in_it_and_only_once(
    case: Case, bob: Member, carol: Member, make_person: Callable[..., Member], now: datetime
) -> None:
    other = make_person("Moss Lane", "moderator")
    made = act(case, "suspend", carol, now)
    Notice.objects.all().delete()
    appeal = actions.appeal(made, "I was joking", by=bob, now=now)
    assert appeal.aim_at == now + APPEAL_TIME
    assert {one.member for one in Notice.objects.all()} == {other}
    assert queries.appeals_for(carol) == []
    assert queries.appeals_for(other) == [appeal]
    with pytest.raises(NotDoable, match="once already"):
        actions.appeal(made, "again", by=bob, now=now)
    with pytest.raises(NotDoable, match="somebody else"):
        actions.decide(appeal, "uphold", "no", by=carol, now=now)
    actions.decide(appeal, "change", "shorter, then", by=other, now=now, kind="limit", days=7)
    made.refresh_from_db()
    assert made.state == "changed"
    milder = Measure.objects.get(after=made)
    assert (milder.kind, milder.state) == ("limit", "standing")
    with pytest.raises(NotDoable, match="answer stands"):
        actions.appeal(milder, "and again", by=bob, now=now)
    with pytest.raises(NotDoable, match="answered already"):
        actions.decide(appeal, "lift", "oh", by=other, now=now)


def test_with_no_other_moderator_a_coordinator_and_then_an_operator_looks_again(
    case: Case, bob: Member, carol: Member, make_person: Callable[..., Member], now: datetime
) -> None:
    made = act(case, "suspend", carol, now)
    appeal = actions.appeal(made, "I was joking", by=bob, now=now)
    assert queries.judges_of(appeal) == []
    operator = make_person("Olu Rook", "operator")
    assert queries.judges_of(appeal) == [operator]
    coordinator = make_person("Moss Lane", "coordinator")
    assert queries.judges_of(appeal) == [coordinator]


def test_an_appeal_that_is_granted_opens_the_account_again(
    case: Case, bob: Member, carol: Member, dee: Member, make_person: Callable[..., Member], now: datetime,
    as_bob: Client,
) -> None:  # fmt: skip
    made = banned(case, carol, dee, now)
    operator = make_person("Olu Rook", "operator")
    appeal = actions.appeal(made, "it was not me", by=bob, now=now)
    assert queries.judges_of(appeal) == [operator]
    actions.decide(appeal, "lift", "We are sorry.", by=operator, now=now)
    assert as_bob.get("/today/").status_code == 200
    page = as_bob.get("/standing/").content.decode()
    assert "it has ended" in page
    assert "We are sorry." in page


def test_the_pages_do_all_of_it(
    report: Report, case: Case, bob: Member, as_carol: Client, as_dee: Client, as_bob: Client
) -> None:
    as_carol.post(f"/desk/safety/{case.pk}/take/")  # by the clock of the pages
    form = as_carol.get(f"/desk/safety/{case.pk}/act/").content.decode()
    assert form.count("data-primary") == 1
    assert as_carol.post(f"/desk/safety/{case.pk}/act/", {"kind": "suspend"}).status_code == 422
    given = {"kind": "suspend", "rule": "4", "days": "5", "words": "No selling."}
    assert as_carol.post(f"/desk/safety/{case.pk}/act/", given).status_code == 302
    made = Measure.objects.get()
    assert as_bob.post(f"/standing/{made.pk}/appeal/", {"words": " "}).status_code == 422
    assert as_bob.post(f"/standing/{made.pk}/appeal/", {"words": "Please look."}).status_code == 302
    assert as_carol.get("/desk/safety/appeals/").content.decode().count("Please look.") == 0
    assert as_carol.get(f"/desk/safety/appeals/{made.appeal.pk}/").status_code == 404
    assert "Please look." in as_dee.get(f"/desk/safety/appeals/{made.appeal.pk}/").content.decode()
    address = f"/desk/safety/appeals/{made.appeal.pk}/"
    assert as_dee.post(address, {"verb": "lift"}).status_code == 422
    assert as_dee.post(address, {"verb": "lift", "words": "It is fine."}).status_code == 302
    made.refresh_from_db()
    assert made.state == "lifted"


def test_of_somebody_elses_standing_there_is_nothing(
    case: Case, carol: Member, now: datetime, as_erin: Client
) -> None:
    made = act(case, "suspend", carol, now)
    assert as_erin.get(f"/standing/{made.pk}/appeal/").status_code == 404
    assert KINDS["suspend"].lead not in as_erin.get("/standing/").content.decode()
