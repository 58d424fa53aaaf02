"""What comes back to an author, and who was asked to write one too."""

from django.db import models
from django.db.models import Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.stories.models.story import Story


class Thanks(models.Model):
    """One person's thanks for one story. Its author reads the words and not from whom; nobody else reads anything.

    Sealed under the keys of both: when either goes, so do the words.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.CASCADE, related_name="thanks")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    is_hidden = models.BooleanField(default=False)
    sealed_words = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "by"], name="a_story_is_thanked_for_once_by_each"),
        ]

    @property
    def about_words(self) -> str:
        return f"stories_thanks|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")

    def whose(self) -> tuple[str, ...]:
        owner = self.story.owner_id
        return (*((of_member(owner),) if owner else ()), of_member(self.by_id))

    def write(self, words: str) -> None:
        self.sealed_words = vault.seal(words, about=self.about_words, of=self.whose())


class Asked(models.Model):
    """When somebody was last asked whether they would like to write one too. ``never``: they would rather not be."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)
    never = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(at__isnull=False) | Q(never=True), name="an_asking_says_something"
            ),
        ]
