"""A picture in a story: drawn anew from what was uploaded, sealed under its author's key, gone with the story."""

from base64 import b64decode, b64encode

from django.db import models
from django.db.models import Q
from django.urls import reverse

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.rules.keys import of_member
from porch.stories.models.story import Story


class Picture(models.Model):
    """``number`` is what its author calls it in the text. ``alt`` says what it shows; a picture that only decorates
    says so instead. Nothing of the file that was uploaded is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    alt = models.CharField(max_length=300, blank=True, default="")
    decorative = models.BooleanField(default=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    sealed_data = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="a_picture_has_its_number_in_a_story"),
            models.CheckConstraint(
                condition=Q(decorative=True, alt="") | (Q(decorative=False) & ~Q(alt="")),
                name="a_picture_says_what_it_shows",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("stories:picture", args=[self.pk])

    @property
    def about_data(self) -> str:
        return f"stories_picture|{self.pk}|sealed_data"

    @property
    def data(self) -> bytes:
        """A JPEG; nothing when its author's key is gone."""
        return b64decode(vault.unseal(self.sealed_data, about=self.about_data, gone=""))

    def put(self, data: bytes) -> None:
        owner = self.story.owner_id
        of = of_member(owner) if owner else vault.COMMUNITY
        self.sealed_data = vault.seal(b64encode(data).decode(), about=self.about_data, of=of)
