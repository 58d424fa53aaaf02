"""What is asked: words under a story, of members and of strangers; and a question of the community's own."""

from porch.comments.forms.asking import QuestionForm
from porch.comments.forms.saying import SayingForm, StrangerForm, Told

__all__ = ["QuestionForm", "SayingForm", "StrangerForm", "Told"]
