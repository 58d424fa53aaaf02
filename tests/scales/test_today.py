"""Today asks what somebody wished to be asked, on its day, and leads to it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.people.models import Member
from porch.scales import actions, queries

pytestmark = pytest.mark.django_db


def test_on_its_day_today_names_the_sheet_and_leads_to_it(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    actions.ask_me("two-a", 14, by=alice, now=now - timedelta(days=15))
    sheet = queries.due(alice, now)
    assert sheet is not None
    page = as_alice.get("/today/").text
    assert f"<p>{sheet.title}. For yourself alone.</p>" in page
    assert 'href="/progress/questions/two-a/"' in page
    assert 'action="/progress/questions/two-a/not-now/"' in page
