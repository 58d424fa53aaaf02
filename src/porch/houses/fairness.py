"""What this room adds elsewhere about incidents, leaving after a return to use, and grievances."""

from datetime import timedelta

from porch.groups.registries import Matter, matters
from porch.groups.rules.conscience import MAJORITY
from porch.houses import cards_fairness, consent_fairness, tasks_fairness
from porch.houses.actions import leaving_voted
from porch.houses.fairness_belongings import belonging
from porch.houses.models import Grievance, Incident, IncidentWords, Leaving
from porch.houses.queries.leaving import is_quiet
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.registries import belongings
from porch.people.rules.keys import of_member
from porch.wire.registries import Job, clockwork, hushed


def register() -> None:
    sealed.columns.register(
        "what happened in a house",
        SealedColumn(
            *(Incident, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.about.member_id) if row.about else vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "where somebody sleeps tonight",
        SealedColumn(
            *(Leaving, "sealed_tonight"),
            about=lambda row: row.about_tonight,
            of=lambda row: of_member(row.stay.member_id),
        ),
    )
    sealed.columns.register(
        "why a house decided so",
        SealedColumn(
            *(Leaving, "sealed_reasons"),
            about=lambda row: row.about_reasons,
            of=lambda row: of_member(row.stay.member_id),
        ),
    )
    sealed.columns.register(
        "what somebody objects to",
        SealedColumn(
            *(Grievance, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.by_id) if row.by_id else vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "what a grievance was answered",
        SealedColumn(
            *(Grievance, "sealed_answer"),
            about=lambda row: row.about_answer,
            of=lambda row: of_member(row.by_id) if row.by_id else vault.COMMUNITY,
        ),
    )

    sealed.columns.register(
        "what somebody says of what is written about them",
        SealedColumn(
            *(IncidentWords, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.by_id) if row.by_id else vault.COMMUNITY,
        ),
    )

    belongings.register("houses-fairness", belonging)
    consent_fairness.register()
    cards_fairness.register()
    hushed.register("houses", is_quiet)
    clockwork.register("fair-houses", Job("fair-houses", timedelta(minutes=10), tasks_fairness.keep_time))
    after_use = Matter(
        "What comes next for somebody who lives here",
        leaving_voted.title,
        lambda group: MAJORITY.code,
        leaving_voted.carried,
        leaving_voted.not_carried,
        whom=leaving_voted.whom,
        path=leaving_voted.path,
    )
    matters.register(leaving_voted.AFTER_USE, after_use)
