"""What rooms above put under a story, and what they know of somebody who has just read one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from porch.kit.registry import Registry
from porch.people.models import Member
from porch.stories.models import Story


@dataclass(frozen=True)
class Under:
    """A block below a story: ``context(story, viewer, now)`` gives the template's ``section``, or None to stay away.

    ``viewer`` is None for whoever is not signed in. It may ask the database once. It is not drawn while the author
    looks at a draft, and never draws the page's primary button.
    """

    template: str
    order: int
    context: Callable[[Story, Member | None, datetime], dict[str, Any] | None]


under_story: Registry[Under] = Registry("under_story")

# the last time something was hard for this member, as far as a room knows: then nobody asks them for anything
hard_times: Registry[Callable[[Member, datetime], datetime | None]] = Registry("hard_times")

# called in the same transaction when what readers are shown of a story has changed, as entry(story, now)
on_put_up: Registry[Callable[[Story, datetime], None]] = Registry("on_put_up")
