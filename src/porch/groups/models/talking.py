"""What a group says: topics, each a conversation, and announcements by those who serve."""

from django.db import models
from django.db.models import Q

from porch.groups.models.group import Group
from porch.groups.rules.keys import of_group
from porch.groups.rules.lifecycles import TOPIC
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Topic(models.Model):
    """A conversation of the group with a name of its own. While it rests it can be read, and nobody writes."""

    LIFECYCLE = TOPIC

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="topics")
    conversation = models.OneToOneField("talk.Conversation", models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=TOPIC.start)
    sealed_title = models.BinaryField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(TOPIC.states)), name="a_topic_is_in_a_known_state"
            ),
        ]
        ordering = ("opened_at", "pk")

    @property
    def about_title(self) -> str:
        return f"groups_topic|{self.pk}|sealed_title"

    @property
    def title(self) -> str:
        return vault.unseal(self.sealed_title, about=self.about_title, gone="")

    def name_it(self, title: str) -> None:
        self.sealed_title = vault.seal(title, about=self.about_title, of=of_group(self.group_id))


class Announcement(models.Model):
    """A few lines for everyone in the group, until they no longer matter."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="announcements")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_words = models.BinaryField()
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=models.F("at")), name="an_announcement_stands_some_time"
            ),
        ]
        indexes = [models.Index(fields=["until"], name="announcements_by_end")]

    @property
    def about_words(self) -> str:
        return f"groups_announcement|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")
