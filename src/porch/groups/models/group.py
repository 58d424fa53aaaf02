"""A group: what it is for, in which languages, and what it decided about itself."""

from django.db import models
from django.db.models import Q

from porch.groups.rules.lifecycles import GROUP
from porch.kit.ids import new_id
from porch.people.models import Member


class Group(models.Model):
    """``kinds`` and ``languages`` are codes; ``pathway`` is one code of the vocabulary, or empty for none.

    ``is_household``: its people are those who live in one house. They come and go with their stays and not otherwise,
    each of them has a vote, and nobody else finds the group.

    ``settings`` holds only what the group decided otherwise than usual: read it through ``queries.setting_of``.
    """

    LIFECYCLE = GROUP

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=300, blank=True, default="")
    kinds = models.JSONField(default=list)
    pathway = models.CharField(max_length=30, blank=True, default="")
    languages = models.JSONField(default=list)
    time_zone = models.CharField(max_length=64, default="UTC")
    settings = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=GROUP.start)
    asked_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)  # by when an ask for a group is answered
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    is_household = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(GROUP.states)), name="a_group_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(due_at__isnull=False),
                name="an_ask_for_a_group_is_answered_by_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "name"], name="groups_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/groups/{self.slug}/"
