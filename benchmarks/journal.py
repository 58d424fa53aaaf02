"""What a page of the journal costs, beside a plain blog in Wagtail that holds the same posts and comments.

Run: ``.venv/bin/python benchmarks/journal.py [--rounds 20] [--each 25]``. Both are asked in processes of their own by
the same lines (``asked_of_a_site.py``), in turns, so that a busy machine is busy for both: the processor's time of
the thread that answers, from request to last byte, through every middleware a server would have. The bar is what
the reference system took for a page of 16 kB with 65 records: 35 queries and 53 ms; ours at most 5 and 5 ms.
Wagtail stands for journals made with Django: it is kept up, is what most new ones are built on, and installs today.
Neither keeps finished pages; either could.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from asked_of_a_site import answer_orders, middle

HERE = Path(__file__).resolve().parent
PEER = HERE.parent / ".venv-journal/bin/python"
POSTS, COMMENTS = 500, 64
MOST_QUERIES, MOST_MS = 5, 5.0
NAMES = {"front": "front page, 20 of 500 stories", "story": "a story with 64 comments"}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=20)
    asked.add_argument("--each", type=int, default=25)
    asked.add_argument("--serve", default="", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.serve:
        serve(given.serve)
        return
    if not PEER.exists():
        sys.exit("make bench makes the peer's environment first (.venv-journal)")
    with running("ours") as ours, running("peer") as peer:
        report(ours, peer, measured((ours, peer), given.rounds, given.each))


# ---- our side, in a process of its own ----


def serve(folder: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "porch.config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    answer_orders(get_wsgi_application(), {"front": "/stories/", "story": fill()})


def fill() -> str:
    """The posts as stories that are up; where the newest of them is."""
    from made_up_posts import comments, posts
    from porch.comments.models import Comment
    from porch.people.models import Member
    from porch.stories.models import Story
    from porch.stories.rules.markdown import VERSION, render

    made = []
    for number, post in enumerate(posts(POSTS)):
        owner, _ = Member.objects.get_or_create(
            handle=post.name,
            defaults={
                "handle_key": post.name.lower(),
                "adult_attested_on": post.at,
                "joined_on": post.at,
                "password": "!",
            },
        )
        body = "\n\n".join(post.paragraphs)
        page = render(body)
        made.append(
            Story(
                **{"owner": owner, "slug": f"post-{number}", "state": "shown", "audience": "everyone"},
                **{"title": post.title, "body": body, "html": page.html, "html_version": VERSION},
                **{"words": page.words, "size": len(page.html), "byline": post.name},
                **{"posted_at": post.at, "changed_at": post.at},
            )
        )
    Story.objects.bulk_create(made)
    Comment.objects.bulk_create(
        Comment(
            **{"story": story, "ticket": uuid4(), "is_stranger": True, "name": name, "text": text},
            **{"state": "shown", "at": at, "shown_at": at},
        )
        for story in made
        for name, text, at in comments(COMMENTS if story is made[0] else 1)
    )
    return str(made[0].get_absolute_url())


# ---- both, from outside ----


class Side:
    """One of the two: ``pages`` is what does not change from one asking to the next."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.pages: dict[str, Any] = self._said()

    def ask(self, page: str, times: int) -> dict[str, list[float]]:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{page} {times}\n")
        self.process.stdin.flush()
        return dict(self._said())

    def _said(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())


@contextlib.contextmanager
def running(side: str) -> Iterator[Side]:
    with tempfile.TemporaryDirectory(prefix="porch-bench-") as data:
        own = [sys.executable, __file__, "--serve", data]
        peer = [str(PEER), str(HERE / "peer_journal.py"), data, str(POSTS), str(COMMENTS)]
        environment = {
            name: value for name, value in os.environ.items() if name != "PYTHONPATH" or side == "ours"
        }
        process = subprocess.Popen(
            own if side == "ours" else peer,
            env={**environment, "PORCH_DATA": data},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Side(process)
        finally:
            process.kill()
            process.wait()


def measured(sides: tuple[Side, Side], rounds: int, each: int) -> dict[str, list[dict[str, list[float]]]]:
    """By page, what each side took, asked in turns."""
    found = {page: [{"cpu": [], "wall": []}, {"cpu": [], "wall": []}] for page in NAMES}
    for _ in range(rounds):
        for page in NAMES:
            for side, kept in zip(sides, found[page], strict=True):
                for kind, some in side.ask(page, each).items():
                    kept[kind] += some
    return found  # type: ignore[return-value]


def report(ours: Side, peer: Side, found: dict[str, list[dict[str, list[float]]]]) -> None:
    for page, name in NAMES.items():
        mine, theirs = ours.pages[page], peer.pages[page]
        cpu = [middle(side["cpu"]) for side in found[page]]
        wall = [middle(side["wall"]) for side in found[page]]
        print(f"{name:<34} {'Porch':>9} {'Wagtail':>9}     ratio       bar")
        print(
            f"  size, kB                         {mine['bytes'] / 1024:>9.1f} {theirs['bytes'] / 1024:>9.1f}"
        )
        print(f"  records                          {mine['records']:>9} {theirs['records']:>9}")
        ratio = theirs["queries"] / mine["queries"]
        print(
            f"  queries                          {mine['queries']:>9} {theirs['queries']:>9} {ratio:>9.1f}      <= 5"
        )
        print(
            f"  CPU, ms at the median            {cpu[0]:>9.2f} {cpu[1]:>9.2f} {cpu[1] / cpu[0]:>9.1f}      <= 5"
        )
        print(f"  elapsed, ms at the median        {wall[0]:>9.2f} {wall[1]:>9.2f} {wall[1] / wall[0]:>9.1f}")
        assert mine["queries"] <= MOST_QUERIES, "more queries than the bar"
    print("The reference system: 16 kB, 65 records, 35 queries, 53 ms of CPU.")


if __name__ == "__main__":
    main()
