"""Who belongs to a group. The row is there while they do, and nothing of it afterwards."""

from django.db import models
from django.db.models import Q

from porch.groups.models.group import Group
from porch.people.models import Member


class Belonging(models.Model):
    """``is_home``: this is the one group in which they have a vote. ``is_quiet``: no notices from here."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="belongings")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    joined_at = models.DateTimeField()
    is_home = models.BooleanField(default=False)
    home_since = models.DateTimeField(null=True, blank=True)
    is_quiet = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="someone_belongs_to_a_group_once"),
            models.UniqueConstraint(
                fields=["member"], condition=Q(is_home=True), name="someone_has_one_home_group"
            ),
        ]
