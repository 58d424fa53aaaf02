"""What may stand beside words that worry: to whoever wrote them alone, and nothing of it is kept."""

from datetime import datetime, timedelta

from django.conf import settings

from porch.comments.models import Comment
from porch.kit.community import here
from porch.safety import crisis
from porch.safety.beside import Beside, beside
from porch.safety.crisis import Numbers
from porch.safety.rules.worry import worry_in

JUST_NOW = timedelta(minutes=10)


def card_for(comment: Comment, now: datetime) -> Beside | None:
    """The card beside a member's words, while they are new."""
    if comment.author is None or now - comment.at > JUST_NOW:
        return None
    return beside(comment.text, writer=comment.author)


def numbers_for(comment: Comment, now: datetime) -> Numbers | None:
    """Whom a stranger can call, where their words worry and are new: they have no card, and no people here."""
    if now - comment.at > JUST_NOW or worry_in(comment.text) is None:
        return None
    return crisis.load(here().country, settings.PORCH_DATA)
