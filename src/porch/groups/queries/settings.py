"""What holds in a group."""

from porch.groups.models import Group
from porch.groups.registries import group_settings
from porch.groups.rules.settings import NotAnAnswer


def setting_of(group: Group, code: str) -> str:
    """The value of one setting in this group; NotAnAnswer for a code nobody registered."""
    setting = group_settings.get(code)
    if setting is None:
        raise NotAnAnswer(f"no setting is called {code!r}")
    return setting.of(group.settings).value
