"""At the desk of studies everything is put right with a reason, and what stood before stays readable by everybody."""

from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from porch.evidence import tasks
from porch.evidence.actions import studies as acting
from porch.evidence.models import Study as Row
from porch.evidence.models import StudyChange
from porch.evidence.queries import library
from porch.evidence.rules import studies as rules
from porch.evidence.rules.results import Kind, NotSo, Result
from porch.people.models import Member
from porch.record.models import Entry
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
KEEP = "/desk/studies/keep/"
NAVIGATOR = f"{KEEP}navigator/"


@pytest.fixture
def eli(make_person: Callable[..., Member]) -> Member:
    return make_person("Eli Slate", "evaluator")


@pytest.fixture
def as_eli(eli: Member) -> Client:
    return signed_in(eli)


def shown(client: Client, address: str) -> dict[str, Any]:
    """What a form holds as it is drawn, ready to be sent."""
    form = client.get(address).context["form"]
    said = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in said.items() if value is not None}


def send(client: Client, address: str, **more: object) -> HttpResponse:
    return client.post(address, shown(client, address) | more)


def test_a_study_is_put_right_and_both_versions_are_read_by_everybody(as_eli: Client, client: Client) -> None:
    answer = send(as_eli, NAVIGATOR, on="648 people in Rhode Island.", because="The paper says where.")
    assert answer.status_code == 302
    assert answer["Location"] == "/does-it-help/navigator/"
    page = unescape(client.get("/does-it-help/navigator/").text)
    assert "The paper says where." in page
    assert f"Before: {rules.brought()['navigator']['on']}" in page
    assert "After: 648 people in Rhode Island." in page
    assert "Eli" not in page
    assert "648 people in Rhode Island." in client.get("/does-it-help/").text
    assert Entry.objects.filter(act="study-changed", detail={"study": "navigator"}).count() == 1


def test_nothing_is_changed_without_a_reason_or_without_a_change(as_eli: Client) -> None:
    refused = send(as_eli, NAVIGATOR, on="Others.", because=" ")
    assert refused.status_code == 422
    assert "Say why in one sentence." in refused.text
    same = send(as_eli, NAVIGATOR, because="For no reason.")
    assert same.status_code == 422
    assert "That is what stands there already." in same.text
    assert not Row.objects.exists()


def test_who_read_an_older_version_is_asked_to_look_again(as_eli: Client) -> None:
    old = shown(as_eli, NAVIGATOR)
    send(as_eli, NAVIGATOR, on="The first.", because="First.")
    late = as_eli.post(NAVIGATOR, old | {"on": "The second.", "because": "Second."})
    assert late.status_code == 422
    assert "Somebody changed it meanwhile" in late.text
    assert Row.objects.get().facts["on"] == "The first."


def test_a_change_of_what_nobody_read_is_refused(eli: Member, now: datetime) -> None:
    facts = rules.brought()["navigator"]
    acting.change("navigator", facts | {"on": "A."}, seen=facts, because="First.", by=eli, now=now)
    with pytest.raises(acting.ChangedMeanwhile):
        acting.change("navigator", facts | {"on": "B."}, seen=facts, because="Second.", by=eli, now=now)
    assert Row.objects.get().facts["on"] == "A."


def test_new_numbers_are_put_together_a_moment_later_and_new_words_are_not(as_eli: Client) -> None:
    send(as_eli, NAVIGATOR, on="As we read it.", because="We read it.")
    assert not DBTaskResult.objects.exists()
    counts = {"outcome": "overdose", "kind": "counts", "a": 80, "n1": 323, "c": 95, "n2": 325}
    send(as_eli, f"{NAVIGATOR}numbers/", **counts, because="A slip.")
    assert [task.task_path for task in DBTaskResult.objects.all()] == [tasks.put_studies_together.module_path]


def test_a_newer_program_does_not_write_over_what_a_community_wrote(
    as_eli: Client, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(as_eli, NAVIGATOR, on="As we read it.", because="We read it.")
    learned = rules.brought()["navigator"] | {"found": "What a later program says."}
    newer = {**rules.brought(), "navigator": learned}
    monkeypatch.setattr(library, "brought", lambda: newer)
    monkeypatch.setattr(acting, "brought", lambda: newer)
    there = library.one_of("navigator")
    assert there is not None
    assert there.newer
    assert there.study.on == "As we read it."
    assert "The program has other facts on it by now" in client.get("/does-it-help/navigator/").text
    assert "the program has newer facts" in as_eli.get("/desk/studies/").text
    assert send(as_eli, f"{NAVIGATOR}programs/", because="It knows more.").status_code == 302
    there = library.one_of("navigator")
    assert there is not None
    assert there.study.found == "What a later program says."
    assert not there.newer
    assert StudyChange.objects.order_by("-pk")[0].was["on"] == "As we read it."


def test_a_study_is_added_with_its_numbers(as_eli: Client, client: Client) -> None:
    facts = {
        "title": "Walks by the river",
        "year": 2024,
        "design": "randomised",
        "direction": "none",
        "did": "People walked with a peer, or did not.",
        "found": "No difference.",
        "not_shown": "It was one summer.",
        "reference": "Made up, for a test.",
        "because": "It was missing.",
    }
    made = as_eli.post(KEEP, shown(as_eli, KEEP) | facts)
    assert made["Location"] == f"{KEEP}walks-by-the-river-2024/numbers/"
    counts = {"outcome": "overdose", "kind": "counts", "a": 10, "n1": 100, "c": 12, "n2": 100}
    send(as_eli, made["Location"], **counts, because="From its table.")
    page = unescape(client.get("/does-it-help/walks-by-the-river-2024/").text)
    assert "10 of 100 with peers, 12 of 100 without." in page
    assert "From its table." in page
    again = as_eli.post(KEEP, shown(as_eli, KEEP) | facts)
    assert again["Location"] == f"{KEEP}walks-by-the-river-2024-2/numbers/"


def test_of_a_new_study_nothing_is_chosen_beforehand(as_eli: Client) -> None:
    page = as_eli.get(KEEP)
    assert {page.context["form"][name].value() for name in ("design", "direction")} == {None}
    refused = as_eli.post(KEEP, shown(as_eli, KEEP) | {"title": "A study"})
    assert refused.status_code == 422
    assert {"design", "direction"} <= refused.context["form"].errors.keys()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"a": 5.5}, "Write a whole number, 0 or more."),
        ({"a": 400}, "It cannot be more than all in the group."),
        ({"n2": ""}, "Write a number."),
        ({"n1": 0, "a": 0}, "There has to be somebody in the group."),
        ({"kind": "means", "m1": 1, "sd1": 0, "n1": 5, "m2": 1, "sd2": 1, "n2": 5}, "It has to be above 0."),
        ({"kind": "estimate", "estimate": 1, "se": -1}, "It has to be above 0."),
        ({"a": "ten"}, "Enter a number."),
    ],
)
def test_numbers_that_cannot_be_are_refused_in_one_sentence(
    as_eli: Client, said: dict[str, object], words: str
) -> None:
    refused = send(as_eli, f"{NAVIGATOR}numbers/", **said, because="A slip.")
    assert refused.status_code == 422
    assert words in refused.text
    assert not Row.objects.exists()


def test_numbers_are_taken_away_for_one_outcome_alone(as_eli: Client, client: Client) -> None:
    address = f"{KEEP}winhusen-2020/numbers/"
    send(as_eli, address, outcome="overdose", kind="", because="We doubt it.")
    left = Row.objects.get().facts["results"]
    assert [one["outcome"] for one in left] == ["began-medicine"]


def test_a_study_off_the_list_is_in_no_list_and_its_page_says_why(as_eli: Client, client: Client) -> None:
    assert send(as_eli, f"{KEEP}inspire/listed/", because="Nobody found the paper.").status_code == 302
    assert 'id="inspire"' not in client.get("/does-it-help/").text
    page = client.get("/does-it-help/inspire/").text
    assert "took it off its list" in page
    assert "Nobody found the paper." in page
    send(as_eli, f"{KEEP}inspire/listed/", because="Here it is.")
    assert 'id="inspire"' in client.get("/does-it-help/").text


def test_a_coordinator_reads_the_desk_and_changes_nothing(dee: Member) -> None:
    client = signed_in(dee)
    page = client.get("/desk/studies/")
    assert page.status_code == 200
    assert KEEP not in page.text
    assert client.get(KEEP).status_code == 404
    assert client.post(NAVIGATOR, {}).status_code == 404


def test_judging_needs_a_reason(as_eli: Client) -> None:
    refused = send(as_eli, NAVIGATOR, lost_say="high", because="We think so.")
    assert refused.status_code == 422
    assert "Say why, or leave it not assessed." in refused.text


@given(
    st.sampled_from(list(Kind)),
    st.dictionaries(
        st.sampled_from(["a", "n1", "c", "n2", "m1", "sd1", "m2", "sd2", "estimate", "se"]),
        st.integers(-5, 50) | st.floats(allow_nan=True) | st.none() | st.booleans() | st.text(max_size=3),
    ),
)
def test_a_result_comes_back_as_it_was_or_is_refused(kind: Kind, numbers: dict[str, Any]) -> None:
    facts = {"outcome": "overdose", "kind": kind.value, "scale": "or", **numbers}
    try:
        one = Result.of(facts)
    except NotSo:
        return
    assert Result.of(one.as_facts()) == one


def test_the_reasons_are_kept_when_whoever_gave_them_leaves(eli: Member, now: datetime) -> None:
    acting.put_off("inspire", because="Nobody found the paper.", by=eli, now=now)
    Member.objects.filter(pk=eli.pk).delete()
    change = StudyChange.objects.get()
    assert change.by_id is None
    assert change.because == "Nobody found the paper."
