"""What a group asks of those of its people who mentor: decided by its own conscience, beside what everyone is asked."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import ngettext

from porch.bonds import registries as bonds
from porch.groups.models import Belonging, Group
from porch.groups.queries import setting_of
from porch.groups.registries import group_settings
from porch.groups.rules.norms import TIMES, time_setting
from porch.groups.rules.settings import Setting
from porch.kit.clock import today_in
from porch.mentoring.models import Override
from porch.people.models import LivedExperience, Member

MENTORS = Setting(time_setting("mentor"), "Time in recovery: mentors from our group", TIMES, usual="0")


def register() -> None:
    group_settings.register(MENTORS.code, MENTORS)
    bonds.may_mentor.register("groups", may_mentor)
    bonds.asked_of_mentors.register("groups", lacks)


def may_mentor(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these, whoever has the time their home group asks for, and whoever a coordinator said yes to all the same."""
    asked = {pk: days for pk, (days, _) in asked_by_home_groups(ids).items()}
    has = _days(asked, now)
    short = {pk for pk, days in asked.items() if has.get(pk, -1) < days}
    allowed = Override.objects.filter(member__in=short, ended_at=None).values_list("member_id", flat=True)
    return set(ids) - (short - set(allowed))


def lacks(member: Member, now: datetime) -> list[str]:
    """What their home group asks and they have not, as a line for their own page."""
    if member.pk in may_mentor([member.pk], now):
        return []
    days, group = asked_by_home_groups([member.pk])[member.pk]
    said = ngettext(
        "%(group)s, your home group, decided: at least %(n)s day in recovery for mentors from there.",
        "%(group)s, your home group, decided: at least %(n)s days in recovery for mentors from there.",
        days,
    )
    return [said % {"group": group.name, "n": days}]


def asked_by_home_groups(ids: Collection[UUID]) -> Mapping[UUID, tuple[int, Group]]:
    """Days in recovery by member, for those whose home group asks for any."""
    home = Belonging.objects.filter(is_home=True, member__in=ids, group__state="open").select_related("group")
    asked = {row.member_id: (int(setting_of(row.group, MENTORS.code)), row.group) for row in home}
    return {pk: found for pk, found in asked.items() if found[0]}


def _days(ids: Collection[UUID], now: datetime) -> dict[UUID, int]:
    told = LivedExperience.objects.filter(member__in=ids, recovery_since__isnull=False)
    today = today_in("UTC", now)
    since = told.values_list("member_id", "recovery_since")
    return {pk: (today - began).days for pk, began in since if began is not None}
