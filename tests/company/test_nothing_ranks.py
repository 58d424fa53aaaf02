"""Nothing in this room counts people, ranks them or says who else knows them."""

import re

import pytest
from django.db.models import ForeignKey, ManyToManyField

from porch.company.models import Activity, Attending, Coming, Gathering, Tie
from porch.people.models import Member
from tests.house.source import SRC

ROOM = SRC / "company"
WORDS = re.compile(
    r"\b(follow(s|ed|ers?|ing)?|likes|popular|trending|leader|ranks?|ranking|badges?|streaks?|"
    r"points|mutual friends|people you may know|top \d|most active|score[sd]?)\b",
    re.IGNORECASE,
)
MEANT = re.compile(
    r"may like|might like|would like|if they like|what you like|like to|like that|looks? like", re.IGNORECASE
)
# by when, by whose name, by closeness somebody chose: nothing else orders what people read
ORDERS = {"at", "-at", "pk", "handle", "order_by", "on", "ring", "started_at"}
PICTURES = {"points"}  # of a line that is drawn


def templates() -> list[str]:
    return [path.read_text() for path in sorted((ROOM / "templates").rglob("*.html"))]


def test_no_page_of_this_room_speaks_of_ranks() -> None:
    text = MEANT.sub(
        "", re.sub(r"(?s)<[^>]*>|\{[%{](?!\s*(?:block)?translate).*?[%}]\}", " ", " ".join(templates()))
    )
    assert [found.group() for found in WORDS.finditer(text)] == []


def test_what_people_read_is_ordered_by_time_or_name_alone() -> None:
    found = set[str]()
    for path in (ROOM / "queries").glob("*.py"):
        for call in re.findall(r"order_by\(([^)]*)\)", path.read_text()):
            found |= set(re.findall(r'"([^"]+)"', call))
        assert "reverse=True" not in path.read_text(), path.name
    assert found <= ORDERS, f"ordered by {found - ORDERS}"
    assert found


@pytest.mark.parametrize("model", [Tie, Activity, Coming, Gathering, Attending])
def test_no_table_keeps_a_number_of_people_but_how_many_places_are_taken(model: type) -> None:
    numbers = {field.name for field in model._meta.fields if "Integer" in type(field).__name__}
    assert numbers <= {"minutes", "places", "taken", "version"}


def test_nobody_can_be_asked_for_their_ties() -> None:
    """A member has no way back to who keeps them: every relation to a member is closed."""
    backward = [
        field.name
        for model in (Tie, Activity, Coming, Attending)
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is Member
        if not field.remote_field.related_name or not field.remote_field.related_name.endswith("+")
    ]
    assert backward == []


def test_the_linter_of_ranks_sees_one() -> None:
    assert WORDS.search("12 followers")
    assert WORDS.search("People you may know")
    assert not WORDS.search("You keep each other")
