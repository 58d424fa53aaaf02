"""The queue and the worker as they run in the house: a round is asked on a page and answered elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from porch.bonds.models import Look, Round
from porch.people.models import LivedExperience, Member


@pytest.mark.django_db(transaction=True)
def test_a_round_waits_for_the_worker_and_the_page_says_so(
    mentor: Member, seeker: Member, as_dee: Client, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    as_dee.post("/desk/pairing/round/mentors/")
    assert "Being worked out." in as_dee.get("/desk/pairing/").text
    assert "Being worked out." in as_dee.get("/desk/pairing/rounds/").text
    import_string("porch.config.work.drain")()
    assert Round.objects.get().state == "answered"
    fragment = as_dee.get("/desk/pairing/rounds/").text
    assert "Being worked out." not in fragment
    assert "1 suggested" in fragment


@pytest.mark.django_db(transaction=True)
def test_a_look_waits_for_the_worker_too(
    mentor: Member, seeker: Member, as_dee: Client, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    page = as_dee.post(f"/desk/pairing/for/mentors/{seeker.pk}/", follow=True).text
    assert "Being worked out" in page
    import_string("porch.config.work.drain")()
    assert "Ask Bob Harbour" in as_dee.get(f"/desk/pairing/look/{Look.objects.get().pk}/").text


@pytest.mark.django_db(transaction=True)
def test_a_look_nobody_answers_says_so_and_stops_asking(
    mentor: Member, seeker: Member, as_dee: Client, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    as_dee.post(f"/desk/pairing/for/mentors/{seeker.pk}/")
    look = Look.objects.get()
    Look.objects.update(asked_at=look.asked_at - timedelta(minutes=3))
    page = as_dee.get(f"/desk/pairing/look/{look.pk}/").text
    assert "That did not work" in page
    assert "hx-get" not in page
    assert page.count("data-primary") == 1


def test_a_look_the_engine_refuses_says_so_at_once_and_asks_nobody(
    mentor: Member, seeker: Member, as_dee: Client
) -> None:
    LivedExperience.objects.filter(member=mentor).update(hours=["mon-30"])
    two = {"mode": "mentors", "first": str(mentor.pk), "second": str(seeker.pk)}
    for address, said in ((f"/desk/pairing/for/mentors/{seeker.pk}/", {}), ("/desk/pairing/by-hand/", two)):
        page = as_dee.post(address, said, follow=True)
        assert "That did not work" in page.text
        assert "hx-get" not in page.text
    look = Look.objects.get(kind="two")
    assert look.answer == {"trouble": "refused"}
    assert look.answered_at is not None
    answer = as_dee.post(f"/desk/pairing/look/{look.pk}/pair/", follow=True)
    assert "Nothing was sent" in answer.text
