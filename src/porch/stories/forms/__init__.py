"""Forms of this room."""

from porch.stories.forms.deciding import DecideForm
from porch.stories.forms.pictures import DescribeForm, PictureForm
from porch.stories.forms.writing import WhoForm, WriteForm

__all__ = ["DecideForm", "DescribeForm", "PictureForm", "WhoForm", "WriteForm"]
