"""What this room gives to the newcomer shield, and what looking first at some messages brings along."""

from datetime import timedelta

from porch.safety.registries import encounters, first_contacts
from porch.talk import actions, consent, queries
from porch.talk.encounters import first_contacts_with_newcomers
from porch.wire.registries import Job, clockwork


def register() -> None:
    first_contacts.register("talk", queries.asked_since)
    encounters.register("talk", first_contacts_with_newcomers)
    clockwork.register("held-messages", Job("held-messages", timedelta(hours=6), actions.let_go_of_held))
    consent.register()
