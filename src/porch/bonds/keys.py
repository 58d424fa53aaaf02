"""What this room seals."""

from porch.bonds.models import CalendarAddress, CalendarTitle, Meetup, Pair
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "meeting place",
        SealedColumn(
            *(Meetup, "sealed_where"),
            about=lambda row: row.about_where,
            of=lambda row: of_member(row.suggested_by_id) if row.suggested_by_id else vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "calendar title",
        SealedColumn(
            *(CalendarTitle, "sealed_title"),
            about=lambda row: row.about_title,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "calendar address",
        SealedColumn(
            *(CalendarAddress, "sealed_token"),
            about=lambda row: row.about_token,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "parting",
        SealedColumn(
            *(Pair, "sealed_parting"),
            about=lambda row: row.about_parting,
            of=lambda row: of_member(row.ended_by_id) if row.ended_by_id else vault.COMMUNITY,
        ),
    )
