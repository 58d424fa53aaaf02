"""What the community decided about its stories, as it goes along when it hands over. Stories are their authors' own."""

from typing import Any

from porch.people.registries import Common
from porch.stories.queries import decided


def how_we_read() -> dict[str, Any]:
    row = decided()
    return {"reads": row.reads, "within_days": row.days, "who_may_write_for_everyone": row.writers}


common = Common("How stories are read first", how_we_read)
