"""The library of published studies. It begins with facts that come with the program; a community adds and corrects."""

from typing import Any

from django.db import models

from porch.kit.ids import new_id
from porch.people.models import Member


class Study(models.Model):
    """What this community says of a study: one the program brings, put right here, or one of its own.

    ``facts`` as ``evidence.rules.studies`` reads them: what was done, on whom, what was found and what it does not
    show, its design and how far it can be trusted, and the numbers that can be pooled. ``program_facts`` is what the
    program brought when somebody first changed it, empty for a study of the community's own.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    facts = models.JSONField(default=dict)
    program_facts = models.JSONField(default=dict, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.code


class StudyChange(models.Model):
    """Who changed what of a study, and why: both versions stay readable. ``hid``: it was taken off (or put back)."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    because = models.CharField(max_length=300)
    was: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    became: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    hid = models.BooleanField(null=True, blank=True)


class PutTogether(models.Model):
    """What the studies of a library come to together, worked out once. ``of`` is the digest of their numbers."""

    of = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    result = models.JSONField(default=dict)
