"""One browser's session. Its key is nowhere here, and neither is when it was last used."""

from uuid import uuid4

from django.db import models


class Visit(models.Model):
    """A session: who is signed in by it, what it carries (sealed), and when it is over at the latest.

    ``id`` stays when the browser is given another key, so that streams and woken phones can hang on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the key in the cookie
    member = models.ForeignKey("people.Member", models.CASCADE, null=True, related_name="visits")
    sealed = models.BinaryField()
    since = models.DateField()  # the day of signing in
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["until"], name="visits_by_their_end")]

    @property
    def about(self) -> str:
        """What its sealed content is bound to."""
        return f"people_visit|{self.pk}"
