"""What someone gave, which rules they paused and who looked: theirs to take away, and how it goes with them."""

from datetime import datetime

from porch.people.models import Grant, Member, Withheld
from porch.people.queries.consents import consent_kept_of
from porch.people.registries import Belonging
from porch.record.models import Disclosure


def erase(member: Member, now: datetime) -> None:
    """What they gave goes, and what was given to them. Looks stay on their chain, as ids that lead to nobody."""
    Grant.objects.filter(subject=member).delete()
    Grant.objects.filter(to_member=member).delete()
    Withheld.objects.filter(member=member).delete()


consents = Belonging(
    title="Who may see what of me, and who looked",
    models=(Grant, Withheld, Disclosure),
    export=consent_kept_of,
    erase=erase,
)
