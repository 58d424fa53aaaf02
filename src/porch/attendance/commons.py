"""The public keys go along when a community hands over: what they signed can then be looked at elsewhere too."""

from porch.attendance.queries import signing_keys
from porch.people.registries import Common


def our_keys() -> list[dict[str, str]]:
    return [
        {"id": key.key_id, "public": key.public, "since": key.since.isoformat(timespec="seconds")}
        for key in signing_keys()
    ]


common = Common("Keys that proof of attendance was signed with", our_keys)
