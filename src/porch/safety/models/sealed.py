"""Words sealed for one part of one row."""

from typing import ClassVar

from django.db import models

from porch.kit import vault


class Sealing(models.Model):
    """A row with sealed words, each bound to this row and to the part it stands in."""

    ABOUT: ClassVar[str]

    class Meta:
        abstract = True

    def sealed(self, text: str, part: str) -> bytes:
        """``text`` sealed for ``part`` of this row; nothing for nothing."""
        return vault.seal(text, about=self.about(part), of=self.owner) if text else b""

    def opened(self, box: bytes | memoryview, part: str) -> str:
        return vault.unseal(box, about=self.about(part), gone="") if box else ""

    def about(self, part: str) -> str:
        return f"{self.ABOUT}|{self.pk}|{part}"

    @property
    def owner(self) -> str:
        """A key of its own, so that it can outlast whoever is named in it, and end when it is let go of."""
        return f"{self.ABOUT}|{self.pk}"
