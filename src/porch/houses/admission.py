"""Admission as a matter that a house votes on: in secret, each with one vote, four in five unless it decided else."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.groups.actions.matters import DoesNotFit
from porch.groups.models import Group, Motion
from porch.groups.queries.settings import setting_of
from porch.groups.registries import Matter, matters
from porch.houses.actions.applying import ADMISSION, voted_no, voted_yes
from porch.houses.models import Application
from porch.houses.rules.applying import VOTING


def register() -> None:
    asked = Matter(
        "Somebody asks to move in", _title, _threshold, _carried, _not_carried, whom=_whom, path=_path
    )
    matters.register(ADMISSION, asked)


def _of(motion: Motion) -> Application | None:
    if motion.about is None:
        return None
    rows = Application.objects.filter(pk=motion.about, state=VOTING)
    return rows.select_related("house__group", "member").first()


def _title(motion: Motion) -> str:
    """For whoever votes, while it is open; afterwards it names nobody."""
    row = _of(motion)
    if row is None:
        return gettext("Whether somebody moves in")
    return gettext("Whether %(name)s moves in") % {"name": row.member.handle}


def _threshold(group: Group) -> str:
    return setting_of(group, ADMISSION)


def _carried(motion: Motion, now: datetime) -> None:
    row = _of(motion)
    if row is None:
        raise DoesNotFit("matter-gone")
    voted_yes(row, now)


def _not_carried(motion: Motion, now: datetime) -> None:
    row = _of(motion)
    if row is not None:
        voted_no(row, now, too_few=motion.state == "no-quorum")


def _whom(motion: Motion) -> UUID | None:
    if motion.about is None:
        return None
    return Application.objects.filter(pk=motion.about).values_list("member", flat=True).first()


def _path(motion: Motion) -> str:
    row = _of(motion)
    return reverse("houses:asked-one", args=[row.house.slug, row.pk]) if row else ""
