"""What the community itself is, and who holds which part in it: what goes along when it hands over."""

from typing import Any

from porch.kit.community import here
from porch.people.models import Member, Role
from porch.people.queries.community import community, rules, supports
from porch.people.registries import Common
from porch.people.rules.community import SUPPORTS


def about_us() -> dict[str, Any]:
    """Name, place, door and rules, as members and visitors read them."""
    us, row = here(), community()
    return {
        "name": us.name,
        "public_name": us.public_name,
        "country": us.country,
        "time_zone": us.time_zone,
        "joining": row.joining,
        "supports": {code: SUPPORTS[code] for code in supports()},
        "rules": rules(),
        "closing_on": row.closing_on.isoformat() if row.closing_on else None,
        "closing_words": row.closing_words,
    }


def who_does_what() -> list[dict[str, Any]]:
    """Every part somebody holds now, by part and then by name."""
    held = Role.objects.filter(until=None).exclude(member__state=Member.State.LEAVING)
    return [
        {"part": Role.Name(one.role).label, "name": one.member.handle, "since": one.since.date().isoformat()}
        for one in held.select_related("member").order_by("role", "member__handle")
    ]


about = Common("The community", about_us)
rota = Common("Who does what", who_does_what)
