"""What this room seals."""

from porch.company.models import Activity, Check, Coming, OnMyMap
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    for name in ("words", "area", "place"):
        sealed.columns.register(
            f"together {name}",
            SealedColumn(
                *(Activity, f"sealed_{name}"),
                about=lambda row, name=name: row.about(f"sealed_{name}"),  # type: ignore[misc]
                of=owner_of,
            ),
        )
    sealed.columns.register(
        "whether it was good",
        SealedColumn(
            *(Coming, "sealed_good"),
            about=lambda row: row.about_good,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "on my map",
        SealedColumn(
            *(OnMyMap, "sealed_said"),
            about=lambda row: row.about_said,
            of=lambda row: of_member(row.owner_id),
        ),
    )
    sealed.columns.register(
        "three questions",
        SealedColumn(
            *(Check, "sealed_answers"),
            about=lambda row: row.about_answers,
            of=lambda row: of_member(row.member_id),
        ),
    )


def owner_of(activity: Activity) -> str:
    """While nobody looks after it the community keeps its words, so that they outlast whoever left."""
    return of_member(activity.proposed_by_id) if activity.proposed_by_id else vault.COMMUNITY
