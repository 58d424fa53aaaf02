"""Stories of the made-up people, and what came back: written and read first by the same verbs as everywhere.

Every one of them is marked as made up on its page. None is anybody's.
"""

from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from porch.people.models import Member
from porch.stories import actions
from porch.stories.models import Look, Story
from porch.stories.rules.told import EVERYONE, MEMBERS, Told

BUS = """I used to plan my bus home around the shop. Two stops early, then walk back. I told myself it was \
for the exercise.

The evening I did not get off, I sat on my hands. I wrote to a man I had met once. He wrote back: *Stay on. What can \
you see out of the window?* So I told him. A launderette. A dog in a coat. Somebody carrying a lamp down the road, \
with the flex trailing behind.

[picture 1]

## What it is like now

I still take that bus. The shop is still there. I get off at my own stop, and some evenings I look for the lamp.

[hopeful]

Last month somebody wrote to me at ten at night. I asked what they could see out of the window.
"""

GRANDSON = """For a long time I thought that I was hiding it. My grandson was four. He said to his teddy: "We have to \
be quiet, Gran is poorly."

I was not poorly. It was ten in the morning.

I did not stop that day. It would be a better story. I stopped some weeks later, on a day with nothing in it, and I \
have no idea why that day held. I rang the number on the fridge, and a woman asked me whether I had eaten.

He is nine now. We make a lot of noise.
"""

NIGHT = """Something I needed to hear in my first weeks: **the nights get boring before they get good.**

I had a list by the kettle. It was not a clever list.

- Put the kettle on, whatever time it is.
- Sit where the light is.
- Write to somebody, even if it is only *awake*.
- Wait until the bread van comes. It always comes.

I worked nights for years afterwards, and I still like the bread van best.
"""

BROTHER = """My brother and I used together, and then only I came home. People said that I must feel lucky.

I did not. I felt like somebody who had been left at a station with two tickets.

I am telling it because nobody told me that you can be in recovery and be angry, for years, at somebody you would give \
anything to have back.

[hopeful]

There is a group that meets on Thursdays where nobody says lucky. I make the tea there. I keep his cup at the back of \
the shelf, and now and then somebody takes it by mistake, and it is fine. It is a cup.
"""

HERON = """I do not know how to begin this. I have been here for a few weeks. What I can say so far is that I slept on \
Tuesday.
"""

FIRST = """I was told I did not have to have a good ending to write here. I do not have one. I have a Wednesday, and a \
phone number in my shoe, and somebody who answered it.
"""


def write(people: dict[str, Member], now: datetime) -> None:
    """Four that anyone may read, one for members under a drawn name, one draft, one that waits at the desk."""
    wren, carol = people["Wren"], people["Carol"]
    bus = Told("The bus home", BUS, "happened", "night, bus", "", EVERYONE, advice=False)
    shown = [
        _up(bus, wren, carol, now - timedelta(days=19, hours=3), alt="A lamp carried down a road at night"),
        _up(
            Told("Ten in the morning", GRANDSON, "was", "family", "", EVERYONE),
            people["Marigold"],
            carol,
            now - timedelta(days=12, hours=5),
        ),
        _up(
            Told("The bread van", NIGHT, "now", "night, first year", "", EVERYONE),
            people["Sam"],
            carol,
            now - timedelta(days=5, hours=2),
        ),
        _up(
            Told(
                "Two tickets", BROTHER, "was", "grief, family", "a death", EVERYONE, pseudonym="Amber Ferry"
            ),
            wren,
            carol,
            now - timedelta(days=2, hours=6),
        ),
    ]
    actions.save_draft(
        Told("", HERON, "anything", audience=MEMBERS), by=people["Quiet Heron"], now=now, is_demo=True
    )
    waits = actions.save_draft(
        Told("No good ending", FIRST, "now", audience=MEMBERS),
        by=people["Ana"],
        now=now - timedelta(hours=20),
        is_demo=True,
    )
    actions.put_up(waits, by=people["Ana"], now=now - timedelta(hours=20))
    for name, line in (("Quiet Heron", ""), ("Sam", "I looked for the lamp too.")):
        actions.thank(shown[0], "today", by=people[name], now=now - timedelta(days=1), line=line)


def _up(told: Told, by: Member, reader: Member, at: datetime, alt: str = "") -> Story:
    story = actions.save_draft(told, by=by, now=at, is_demo=True)
    if alt:
        actions.add_picture(story, _lamp(), alt, by=by, now=at)
    actions.put_up(story, by=by, now=at)
    look = Look.objects.filter(story=story, state="waiting").first()
    if look is not None:
        actions.approve(look, by=reader, now=at + timedelta(hours=7))
    story.refresh_from_db()
    return story


def _lamp() -> bytes:
    """A drawing of our own: a road at night, and a lamp on it."""
    image = Image.new("RGB", (960, 600), "#1c2b3a")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 600), (380, 330), (580, 330), (960, 600)], fill="#2a3b4a")
    for at in range(0, 960, 120):
        draw.rectangle((at + 20, 180, at + 90, 330), fill="#22313f")
        draw.rectangle((at + 40, 210, at + 60, 240), fill="#d9a441" if at % 360 == 0 else "#2f4150")
    draw.ellipse((400, 300, 560, 460), fill="#5d5236")
    draw.ellipse((440, 340, 520, 420), fill="#f2c14e")
    draw.rectangle((474, 415, 486, 520), fill="#c98b4a")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
