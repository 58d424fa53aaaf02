"""A story as it stands, and beside it what its author is still writing."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import Q
from django.urls import reverse

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.stories.rules.lifecycles import STORY
from porch.stories.rules.slugs import drawn
from porch.stories.rules.told import EVERYONE, GROUP, MEMBERS, Told, from_kept, minutes_to_read


class Story(models.Model):
    """``title`` to ``advice`` are what was put up last; ``sealed_draft`` is what nobody but the author reads.

    ``html`` is drawn when it is put up, so that reading is one column. ``byline`` is the name it goes by: where
    ``pseudonym`` is not empty, one that was drawn for this story alone. ``posted_at`` is when it was first shown.
    ``is_hidden``: the safety desk keeps others from reading it. ``seen_draft`` counts what was saved, so that the
    older of two open pages does not write over the newer one.
    """

    LIFECYCLE = STORY

    class Audience(models.TextChoices):
        EVERYONE = EVERYONE
        MEMBERS = MEMBERS
        GROUP = GROUP

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    slug = models.SlugField(max_length=64, unique=True, default=drawn)
    state = models.CharField(max_length=12, default=STORY.start)
    is_hidden = models.BooleanField(default=False)

    title = models.CharField(max_length=120, blank=True, default="")
    body = models.TextField(blank=True, default="")
    html = models.TextField(blank=True, default="")
    html_version = models.PositiveSmallIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    is_hopeful = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, default="anything")
    tags = models.JSONField(default=list, blank=True)
    note = models.CharField(max_length=80, blank=True, default="")
    byline = models.CharField(max_length=60, blank=True, default="")
    pseudonym = models.CharField(max_length=60, blank=True, default="")
    audience = models.CharField(max_length=10, choices=Audience, default=MEMBERS)
    group = models.UUIDField(null=True, blank=True)
    replies = models.BooleanField(default=True)
    advice = models.BooleanField(default=False)

    posted_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    sealed_draft = models.BinaryField(default=b"", blank=True)
    seen_draft = models.PositiveIntegerField(default=0)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(STORY.states)), name="a_story_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(audience=GROUP, group__isnull=False) | (~Q(audience=GROUP) & Q(group=None)),
                name="a_story_for_a_group_says_which",
            ),
            models.CheckConstraint(
                condition=~Q(state="shown") | Q(posted_at__isnull=False), name="a_shown_story_has_its_day"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "audience", "-posted_at"], name="stories_newest_first"),
            models.Index(fields=["byline", "-posted_at"], name="stories_by_one_name"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("stories:story", args=[self.slug])

    @property
    def minutes(self) -> int:
        return minutes_to_read(self.words)

    @property
    def kilobytes(self) -> int:
        """As readers are told it: of 1,024 bytes, rounded up."""
        return max(1, -(-self.size // 1024))

    @property
    def about_draft(self) -> str:
        return f"stories_story|{self.pk}|sealed_draft"

    @property
    def draft(self) -> Told | None:
        """What is being written; None when nothing differs from what was put up."""
        opened = vault.unseal(self.sealed_draft, about=self.about_draft, gone="") if self.sealed_draft else ""
        return from_kept(json.loads(opened)) if opened else None

    @property
    def put_up(self) -> Told:
        """What was put up last, as its author told it."""
        return Told(
            title=self.title,
            body=self.body,
            kind=self.kind,
            tags=", ".join(word for word, _ in self.tags),
            note=self.note,
            audience=self.audience,
            group=str(self.group or ""),
            pseudonym=self.pseudonym,
            replies=self.replies,
            advice=self.advice,
        )

    @property
    def told(self) -> Told:
        """What its author goes on from."""
        return self.draft or self.put_up


class Tagged(models.Model):
    """A story under one of its author's words. ``code`` is what is compared, ``word`` what is read."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="tagged")
    code = models.CharField(max_length=30)
    word = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "story"], name="a_story_has_a_tag_once"),
        ]
