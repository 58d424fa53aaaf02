"""What groups decide about their rooms, and what a room of theirs begins with."""

from typing import Any
from uuid import UUID

from porch.groups.queries import setting_of
from porch.groups.registries import group_settings
from porch.rooms.material import scripts
from porch.rooms.queries.scripts import group_behind
from porch.rooms.rules.norms import DOOR, KEPT, OPENS, ORDER, script_setting

SCRIPT = "rooms-script"


def register() -> None:
    titles = [(code, script.title) for code, script in scripts().items()]
    for setting in (OPENS, DOOR, KEPT, ORDER, script_setting(titles)):
        group_settings.register(setting.code, setting)


def usual_for(kind: str, of: UUID | None) -> dict[str, Any]:
    """How a room of this group begins, unless whoever opens it chooses otherwise; nothing for other rooms."""
    group = group_behind(kind, of)
    if group is None:
        return {}
    script = setting_of(group, SCRIPT)
    return {
        "door": setting_of(group, DOOR.code),
        "keep": setting_of(group, KEPT.code),
        "how": setting_of(group, ORDER.code),
        "script": "" if script == "none" else script,
    }
