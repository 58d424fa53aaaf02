"""Scripts that a group wrote for its own sittings."""

from django.db import models
from django.urls import reverse

from porch.groups.models import Group
from porch.people.models import Member
from porch.rooms.rules.scripts import Script, script_of


class OwnScript(models.Model):
    """``written`` are the values of ``rules.scripts``. It is the group's, and names nobody."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    title = models.CharField(max_length=80)
    written = models.JSONField()
    changed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "title"], name="a_group_has_one_script_of_a_title"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("rooms:own-script", args=[self.group.slug, self.pk])

    @property
    def script(self) -> Script:
        return script_of(self.written)
