"""Changing what holds in a group."""

from datetime import datetime

from django.db import transaction

from porch.groups.models import Group
from porch.groups.queries import powers_of
from porch.groups.queries.settings import asked_in
from porch.groups.registries import on_setting
from porch.groups.rules.settings import SERVANTS, NotAnAnswer
from porch.people.models import Member
from porch.record.actions import note


class NotTheirs(Exception):
    """The group decides this together, or they do not serve here. Nothing was changed."""


@transaction.atomic
def change_setting(
    group: Group, code: str, value: str, *, by: Member | None, now: datetime, because: str = ""
) -> None:
    """From now on ``code`` is ``value`` here; NotAnAnswer where there is no such setting or value.

    Whoever calls decides whether ``by`` may: a motion that passed passes its id as ``because`` and no ``by``.
    """
    setting = asked_in(group, code)
    if setting is None:
        raise NotAnAnswer(f"nothing called {code!r} is decided here")
    setting.answer(value)
    group.refresh_from_db(fields=["settings"])
    group.settings = {**group.settings, code: value}
    group.save(update_fields=["settings"])
    detail = {"group": str(group.pk), "setting": code, "value": value, "because": because}
    note("group-setting", by=by.pk if by else None, about=None, now=now, detail=detail)
    follows = on_setting.get(code)
    if follows is not None:
        follows(group, value, now)


def servants_change(group: Group, code: str, value: str, *, by: Member, now: datetime) -> None:
    """Whoever serves changes what is theirs to change; NotTheirs for everything the group decides together."""
    setting = asked_in(group, code)
    if setting is None or setting.decided_by != SERVANTS or "norms" not in powers_of(by, group, now):
        raise NotTheirs
    change_setting(group, code, value, by=by, now=now)
