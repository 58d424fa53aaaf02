"""What an upper room adds to a conversation's page."""

from collections.abc import Iterator

import pytest
from django.test import Client

from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import SideLight, sidelights


@pytest.fixture
def _light() -> Iterator[None]:
    def shine(conversation: Conversation, viewer: Member) -> SideLight | None:
        return (
            SideLight("ui/forms/errors.html", {"form": {"errors": {}}})
            if viewer.handle == "Alice Fern"
            else None
        )

    sidelights.register("test", shine)
    yield
    del sidelights._entries["test"]


@pytest.mark.usefixtures("_light")
def test_it_is_drawn_for_whom_it_shines(conversation: Conversation, as_alice: Client, as_bob: Client) -> None:
    answer = as_alice.get(f"/talk/{conversation.pk}/")
    assert "ui/forms/errors.html" in [template.name for template in answer.templates]
    answer = as_bob.get(f"/talk/{conversation.pk}/")
    assert "ui/forms/errors.html" not in [template.name for template in answer.templates]
