"""Forms of this room."""

from porch.stories.forms.writing import WriteForm

__all__ = ["WriteForm"]
