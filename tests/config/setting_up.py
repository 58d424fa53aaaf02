"""A browser's way through set-up, said once for every test that needs it."""

import re
from typing import Any

from django.test import Client

PASSWORD = "a lamp by the river"
STEPS: dict[str, dict[str, Any]] = {
    "names": {"name": "Riverside evenings", "public_name": "Lamplight"},
    "country": {"country": "GB"},
    "time-zone": {"time_zone": "Europe/London"},
    "numbers": {},
    "supports": {"supports": ["peers", "circles"]},
    "joining": {"joining": "approval"},
    "phones": {"push": "yes"},
}


def answer_all(client: Client, *, until: str = "operator", **other: dict[str, Any]) -> None:
    """Say everything before ``until``, every number confirmed; ``other`` says a step differently."""
    for slug, said in STEPS.items():
        if slug == until:
            return
        if slug == "numbers":
            confirm_every_number(client)
        answer = client.post(f"/set-up/{slug}/", other.get(slug.replace("-", "_"), said))
        assert answer.status_code == 302, slug


def confirm_every_number(client: Client) -> None:
    while (to := client.get("/set-up/numbers/")).status_code == 302:
        client.post(to["Location"], {"say": "right"})


def begin(client: Client, **other: Any) -> Any:
    """The last page: the name that was drawn, and a password."""
    page = client.get("/set-up/operator/").content.decode()
    token = re.search(r'name="suggestion" value="([^"]+)"', page)
    assert token
    return client.post(
        "/set-up/operator/", {"suggestion": token.group(1), "password": PASSWORD, "adult": "on", **other}
    )
