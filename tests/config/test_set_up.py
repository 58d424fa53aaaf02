"""The set-up page, on a data folder in which nobody has begun yet."""

import os
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from porch.config.setup import one_time_code
from porch.config.setup.queries.begun import has_begun
from porch.people.models import Community, Member
from porch.people.queries import community
from porch.record.models import Entry
from tests.config.setting_up import PASSWORD, answer_all, begin
from tests.conftest import signed_in


def test_before_anyone_has_begun_every_page_leads_to_set_up_and_help_stands(
    bare: Path, client: Client
) -> None:
    for path in ("/", "/join/", "/today/", "/desk/remains/", "/sign-in/", "/nothing-here/"):
        assert client.get(path)["Location"] == "/set-up/", path
    assert client.post("/join/")["Location"] == "/set-up/"
    for path in ("/help-now/", "/leave/", "/healthz", "/readyz", "/set-up/"):
        assert client.get(path).status_code == 200, path


def test_a_community_begins_with_one_operator_who_is_signed_in(let_in: Client, bare: Path) -> None:
    answer_all(let_in)
    assert begin(let_in)["Location"] == "/begun/"
    page = let_in.get("/begun/").content.decode()
    operator = Member.objects.get()
    assert operator.role_names == {"operator"}
    assert not operator.is_demo
    assert operator.check_password(PASSWORD)
    assert operator.handle in page
    assert 'href="/settings/second-factor/" data-primary' in page
    assert "There is no moderator" in page
    assert community().joining == Community.Joining.APPROVAL
    assert community().supports == ["peers", "circles"]
    assert community().push is True
    assert Entry.objects.filter(act="community-begun", actor_id=operator.pk).exists()
    assert "<title>Welcome · Lamplight</title>" in Client().get("/").content.decode()


def test_once_begun_set_up_is_absent_for_everyone_and_pages_are_open(let_in: Client, bare: Path) -> None:
    answer_all(let_in)
    begin(let_in)
    for client in (let_in, Client()):
        for path in (
            "/set-up/",
            "/set-up/names/",
            "/set-up/numbers/",
            "/set-up/numbers/0/",
            "/set-up/operator/",
        ):
            assert client.get(path).status_code == 404, path
            assert client.post(path, {"code": "x"}).status_code == 404, path
    assert not (bare / one_time_code.FILE).exists()
    assert Client().get("/").status_code == 200
    assert Client().get("/begun/").status_code == 302
    assert signed_in(Member.objects.get()).get("/begun/").status_code == 404, "another browser of theirs"


def test_a_yes_is_remembered_and_costs_no_query(
    bare: Path, erin: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert has_begun()
    with django_assert_num_queries(0):
        assert has_begun()


def test_someone_seated_beside_the_server_ends_its_waiting(bare: Path, client: Client) -> None:
    assert client.get("/")["Location"] == "/set-up/"
    Member.objects.create(handle="Quiet Heron", handle_key="quietheron", adult_attested_on="2026-01-01",
                          joined_on="2026-01-01")  # fmt: skip
    assert client.get("/").status_code == 200


def test_a_demo_has_no_set_up(bare: Path, client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert client.get("/").status_code == 200
    assert client.get("/set-up/").status_code == 404


def test_a_wrong_code_opens_nothing_and_after_ten_the_right_one_has_to_wait(
    bare: Path, client: Client
) -> None:
    code = one_time_code.new_code()
    for _ in range(10):
        wrong = client.post("/set-up/", {"code": "AAAA-BBBB-CCCC"})
        assert wrong.status_code == 422
        assert "That is not the code" in wrong.content.decode()
    assert client.get("/set-up/names/")["Location"] == "/set-up/"
    assert client.post("/set-up/", {"code": code}).status_code == 429


def test_no_code_no_way_in_even_with_an_empty_one(bare: Path, client: Client) -> None:
    assert client.post("/set-up/", {"code": ""}).status_code == 422
    assert client.post("/set-up/", {"code": "-"}).status_code == 422
    assert client.post("/set-up/names/", {"name": "x", "public_name": "y"})["Location"] == "/set-up/"


def test_the_folder_holds_no_code_only_its_digest_and_nobody_else_may_read_it(bare: Path) -> None:
    code = one_time_code.new_code()
    file = bare / one_time_code.FILE
    assert os.stat(file).st_mode & 0o777 == 0o600
    assert code.replace("-", "") not in file.read_text().upper()
    assert one_time_code.is_right(code.lower().replace("-", " "))


def test_a_server_started_again_asks_for_its_new_code_and_keeps_the_answers(let_in: Client) -> None:
    answer_all(let_in, until="supports")
    newer = one_time_code.new_code()
    assert let_in.get("/set-up/supports/")["Location"] == "/set-up/"
    assert let_in.post("/set-up/", {"code": newer})["Location"] == "/set-up/supports/"


def test_a_question_cannot_be_skipped(let_in: Client) -> None:
    answer_all(let_in, until="time-zone")
    for later in ("numbers", "supports", "operator"):
        assert let_in.get(f"/set-up/{later}/")["Location"] == "/set-up/time-zone/"
    assert let_in.get("/set-up/numbers/0/")["Location"] == "/set-up/time-zone/"
    assert begin_refused(let_in)


def begin_refused(client: Client) -> bool:
    answer = client.post("/set-up/operator/", {"suggestion": "x", "password": PASSWORD, "adult": "on"})
    return answer.status_code == 302 and not Member.objects.exists()


def test_whoever_stops_midway_leaves_nothing_behind(let_in: Client, bare: Path) -> None:
    answer_all(let_in)
    let_in.get("/set-up/operator/")
    assert not Member.objects.exists()
    assert not Community.objects.exists()
    assert not Entry.objects.exists()
    assert [file.name for file in bare.iterdir()] == [one_time_code.FILE]
    assert "Riverside" not in str(dict(let_in.session)), "answers are sealed"


def test_a_password_is_nowhere_before_the_end(let_in: Client) -> None:
    answer_all(let_in)
    assert begin(let_in, adult="").status_code == 422
    assert PASSWORD not in str(dict(let_in.session))
    assert set(let_in.session.keys()) == {"set-up"}


@pytest.mark.parametrize(
    ("slug", "wrong", "says"),
    [
        ("names", {"name": "River", "public_name": "Riverside Recovery"}, "tells what this place is for"),
        ("names", {"name": "", "public_name": "Lamplight"}, "Say what you call yourselves."),
        ("country", {"country": "ZZ"}, "Choose your country."),
        ("time-zone", {"time_zone": "Mars/Base"}, "Say which time zone"),
        ("supports", {"supports": []}, "Choose at least one."),
        ("joining", {"joining": "nobody"}, "not one of the available choices"),
        ("phones", {}, "Choose yes or no."),
        ("operator", {"password": "short"}, "at least 8"),
    ],
)
def test_a_wrong_answer_is_said_and_not_kept(
    let_in: Client, slug: str, wrong: dict[str, object], says: str
) -> None:
    answer_all(let_in, until=slug)
    answer = begin(let_in, **wrong) if slug == "operator" else let_in.post(f"/set-up/{slug}/", wrong)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert let_in.get("/set-up/")["Location"] == f"/set-up/{slug}/"
    assert not Member.objects.exists()


def test_two_who_end_at_once_make_one_community(let_in: Client, bare: Path) -> None:
    other = Client()
    code = one_time_code.new_code()
    for client in (let_in, other):
        client.post("/set-up/", {"code": code})
        answer_all(client)
    assert begin(let_in).status_code == 302
    late = other.post("/set-up/operator/", {"suggestion": "x", "password": PASSWORD, "adult": "on"})
    assert late.status_code == 404
    assert Member.objects.count() == 1


def test_what_the_servers_own_settings_say_is_said_to_win(let_in: Client, settings: Settings) -> None:
    settings.SITE_NAME = "Lantern"
    page = let_in.get("/set-up/names/").content.decode()
    assert "SITE_NAME says “Lantern” and wins" in page
