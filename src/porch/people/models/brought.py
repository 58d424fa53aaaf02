"""One's own words from another place: an archive that only they read."""

import json

from django.db import models

from porch.kit import vault
from porch.people.rules.keys import of_member


class Brought(models.Model):
    """``sealed`` holds a list of lines, each a moment as it was written over there, and the words."""

    member = models.OneToOneField("people.Member", models.CASCADE, primary_key=True, related_name="brought")
    brought_on = models.DateField()
    sealed = models.BinaryField(default=b"")

    @property
    def about(self) -> str:
        return f"people_brought|{self.member_id}|sealed"

    @property
    def lines(self) -> list[dict[str, str]]:
        told = vault.unseal(self.sealed, about=self.about, gone="[]")
        return list(json.loads(told))

    @lines.setter
    def lines(self, lines: list[dict[str, str]]) -> None:
        self.sealed = vault.seal(json.dumps(lines), about=self.about, of=of_member(self.member_id))
