"""The check on oneself: answered, put off, turned off, forgotten. Nobody else learns that it happened."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from porch.care.material import questions
from porch.care.models import Check, CheckWish
from porch.care.rules.checks import kept
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member

KEPT = 8  # two years of quarters


@transaction.atomic
def answer_check(member: Member, answers: Mapping[str, str], *, now: datetime) -> Check | None:
    """Keep the answers, sealed; what was skipped is not there. None when everything was skipped."""
    put_off_check(member, now=now)
    said = kept(answers, questions())
    if not said:
        return None
    made = Check(member=member, at=now)
    made.sealed_answers = vault.seal(json.dumps(said), about=made.about_answers, of=of_member(member.pk))
    made.save(force_insert=True)
    old = Check.objects.filter(member=member).order_by("-at", "-pk").values_list("pk", flat=True)[KEPT:]
    Check.objects.filter(pk__in=list(old)).delete()
    return made


def put_off_check(member: Member, *, now: datetime) -> None:
    """Not now: it is not offered again for 90 days."""
    CheckWish.objects.update_or_create(member=member, defaults={"asked_at": now})


def want_check(member: Member, *, wanted: bool) -> None:
    """Whether it is offered at all. One can always open it oneself."""
    CheckWish.objects.update_or_create(member=member, defaults={"wanted": wanted})


def forget_checks(member: Member) -> None:
    """Everything they ever answered goes."""
    Check.objects.filter(member=member).delete()
