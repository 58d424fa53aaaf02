"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.evidence.actions import making, studies
from porch.evidence.models import Site
from porch.evidence.rules.gathered import Kind
from porch.evidence.rules.studies import brought
from tests.house.inhabitants import Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "evidence/<uuid:pk>/": ("report on everyone",),
    "desk/evidence/<uuid:pk>/": ("report on everyone",),
    "does-it-help/<slug:code>/": ("study",),
    "desk/studies/keep/<slug:code>/": ("study",),
    "desk/sites/<uuid:pk>/": ("other site",),
}
HILL = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="  # a public key of RFC 8032, whose other half everybody knows
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """A report on everyone, which nobody made public."""
    row = making.ask(Kind.NETWORK, None, (now - timedelta(days=2)).date(), by=None, now=now)
    making.work_out(row.pk, now=now)
    there.things |= {"report on everyone": str(row.pk), "study": "navigator"}
    keeper, facts = there.people["evaluator"], brought()["navigator"]
    site = Site.objects.create(name="Hill house", public_key=HILL, added_by=keeper, added_at=now)
    there.things["other site"] = str(site.pk)
    studies.change("navigator", facts | {"on": "Others."}, seen=facts, because="A test.", by=keeper, now=now)
