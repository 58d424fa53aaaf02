"""What an upper room adds to a conversation's page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from porch.kit.registry import Registry
from porch.people.models import Member
from porch.talk.models import Conversation


@dataclass(frozen=True)
class SideLight:
    """A template drawn under the header's details, with its values."""

    template: str
    context: dict[str, Any]


sidelights: Registry[Callable[[Conversation, Member], SideLight | None]] = Registry("sidelights")
