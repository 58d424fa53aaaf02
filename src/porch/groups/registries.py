"""What upper rooms, and other parts of this one, add to groups."""

from collections.abc import Callable
from datetime import datetime

from porch.groups.models import Group
from porch.groups.rules.settings import Setting
from porch.kit.registry import Registry

# by the setting's code, in the order a group reads them
group_settings: Registry[Setting] = Registry("group_settings")

# by the setting's code: called as entry(group, value, now) in the transaction that changes it
on_setting: Registry[Callable[[Group, str, datetime], None]] = Registry("on_setting")
