"""Pictures: drawn anew, stripped, bounded, described, and seen by whoever may read the story."""

from contextlib import suppress
from datetime import datetime
from io import BytesIO
from zlib import crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from porch.people.models import Member
from porch.stories import actions
from porch.stories.models import Picture, Story
from porch.stories.rules.pictures import EDGE, KEPT_BYTES, NotAPicture, redrawn
from tests.stories.conftest import Write
from tests.stories.drawing import picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'


def with_a_place() -> bytes:
    """As a phone takes it: turned on its side, with where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Made by a phone", 6
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (53.0, 48.0, 0.0)
    return picture(80, 40, "JPEG", exif=exif.tobytes(), comment=b"at my sister's")


def test_nothing_that_travelled_along_is_kept() -> None:
    uploaded = with_a_place()
    assert b"Made by a phone" in uploaded
    kept = redrawn(uploaded)
    image = Image.open(BytesIO(kept.data))
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    assert b"phone" not in kept.data
    assert b"sister" not in kept.data
    assert (kept.width, kept.height) == (40, 80), "and it stands the right way up"


def test_a_big_one_becomes_small() -> None:
    noise = Image.effect_noise((3000, 2000), 90).convert("RGB")
    out = BytesIO()
    noise.save(out, "JPEG", quality=70)
    kept = redrawn(out.getvalue())
    assert max(kept.width, kept.height) == EDGE
    assert len(kept.data) <= KEPT_BYTES * 1.6


def test_what_was_see_through_is_white() -> None:
    image = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    out = BytesIO()
    image.save(out, "PNG")
    pixel = Image.open(BytesIO(redrawn(out.getvalue()).data)).convert("RGB").getpixel((10, 10))
    assert isinstance(pixel, tuple)
    assert min(pixel) > 250


def moving() -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    return out.getvalue()


def a_bomb() -> bytes:
    """A hundred bytes that would become 900 million dots."""
    head = b"IHDR" + (30_000).to_bytes(4) * 2
    small = picture(8, 8)
    rest = small[small.index(b"IHDR") + 12 :][:5]
    return small[:12] + head + rest + crc32(head + rest).to_bytes(4) + small[33:]


@pytest.mark.parametrize(
    ("uploaded", "says"),
    [
        (SVG, "no picture we can read"),
        (b"", "no picture we can read"),
        (b"GIF89a" + b"\x00" * 40, "no picture we can read"),
        (picture(60, 40, "GIF", "L"), "no picture we can read"),
        (picture()[:70], "no picture we can read"),
        (moving(), "moves"),
        (a_bomb(), "25 million"),
        (picture(1, 1), "too small"),
        (b"x" * (8 * 1024 * 1024 + 1), "larger than 8 MB"),
    ],
    ids=["svg", "nothing", "half a gif", "gif", "cut", "moving", "bomb", "dot", "huge"],
)
def test_what_is_no_picture_or_too_much_is_refused_in_a_sentence(uploaded: bytes, says: str) -> None:
    with pytest.raises(NotAPicture, match=says):
        redrawn(uploaded)


@given(st.binary(max_size=400), st.integers(0, 150), st.sampled_from(["PNG", "JPEG", "WEBP"]))
def test_whatever_is_uploaded_is_drawn_or_refused(junk: bytes, at: int, kind: str) -> None:
    whole = picture(16, 16, kind)
    for uploaded in (junk, whole[:at] + junk + whole[at:], whole[:at] + junk):
        with suppress(NotAPicture):
            assert redrawn(uploaded).data[:2] == b"\xff\xd8"


def upload(client: Client, story: Story, data: bytes, **said: str) -> int:
    file = SimpleUploadedFile("IMG_0412.png", data, content_type="image/png")
    answer = client.post(
        f"/stories/write/{story.slug}/pictures/", {"file": file, "alt": "A bus stop", **said}
    )
    return answer.status_code


def test_a_picture_goes_in_and_its_line_stands_at_the_end(
    draft: Write, alice: Member, as_alice: Client
) -> None:
    story = draft(alice)
    assert upload(as_alice, story, picture()) == 302
    story.refresh_from_db()
    one = Picture.objects.get(story=story)
    assert story.told.body.endswith("[picture 1]\n")
    assert (one.number, one.alt, one.decorative) == (1, "A bus stop", False)
    assert b"JFIF" not in bytes(one.sealed_data), "it is sealed"
    assert one.data[:2] == b"\xff\xd8"


def test_a_phones_picture_of_several_megabytes_goes_in(draft: Write, alice: Member, as_alice: Client) -> None:
    noise = Image.effect_noise((1800, 1400), 120).convert("RGB")
    out = BytesIO()
    noise.save(out, "PNG")
    assert 2_000_000 < len(out.getvalue()) < 8_000_000
    assert upload(as_alice, draft(alice), out.getvalue()) == 302


def test_sending_one_needs_the_forms_own_token(draft: Write, alice: Member) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(alice)
    assert upload(careful, draft(alice), picture()) == 403
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"), [(picture(), {"alt": " "}), (SVG, {}), (b"x" * (9 * 1024 * 1024), {})]
)
def test_a_wrong_one_is_said_and_changes_nothing(
    draft: Write, alice: Member, as_alice: Client, data: bytes, said: dict[str, str]
) -> None:
    story = draft(alice)
    assert upload(as_alice, story, data, **said) == 422
    assert not Picture.objects.exists()
    assert story.seen_draft == Story.objects.get().seen_draft


def test_one_that_only_decorates_says_so_and_nothing_else(
    draft: Write, alice: Member, as_alice: Client
) -> None:
    story = draft(alice)
    assert upload(as_alice, story, picture(), alt="ignored", decorative="1") == 302
    assert Picture.objects.get().alt == ""


def test_it_is_seen_by_whoever_may_read_the_story(
    shown: Write, alice: Member, as_alice: Client, as_bob: Client, client: Client, now: datetime
) -> None:
    story = shown(alice)
    one = actions.add_picture(story, picture(), "A bus stop", by=alice, now=now)
    address = one.get_absolute_url()
    assert [who.get(address).status_code for who in (as_alice, as_bob, client)] == [200, 200, 404]
    actions.take_down(story, by=alice, now=now)
    assert [who.get(address).status_code for who in (as_alice, as_bob)] == [200, 404]


def test_it_is_sent_as_a_picture_and_nothing_else(
    shown: Write, alice: Member, client: Client, now: datetime
) -> None:
    story = shown(alice, audience="everyone")
    one = actions.add_picture(story, picture(), "A bus stop", by=alice, now=now)
    answer = client.get(one.get_absolute_url())
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"


def test_other_words_for_it_stand_in_the_story_at_once_and_taking_it_out_too(
    draft: Write, alice: Member, as_alice: Client, now: datetime
) -> None:
    story = draft(alice, body="Before.\n\n[picture 1]\n\nAfter.")
    one = actions.add_picture(story, picture(), "A bus stop", by=alice, now=now)
    actions.approve(actions.put_up(story, by=alice, now=now).looks.get(), by=None, now=now)
    story.refresh_from_db()
    assert 'alt="A bus stop"' in story.html
    assert story.size > one.size
    as_alice.post(f"/stories/write/{story.slug}/pictures/1/", {"alt": "A bus stop at night"})
    story.refresh_from_db()
    assert 'alt="A bus stop at night"' in story.html
    as_alice.post(f"/stories/write/{story.slug}/pictures/1/remove/")
    story.refresh_from_db()
    assert "<img" not in story.html
    assert "[picture" not in story.html
    assert not Picture.objects.exists()


def test_a_story_has_room_for_twelve(draft: Write, alice: Member, now: datetime) -> None:
    story = draft(alice)
    for _ in range(12):
        actions.add_picture(story, picture(4, 4), "A dot", by=alice, now=now)
    with pytest.raises(NotAPicture, match="12 pictures"):
        actions.add_picture(story, picture(4, 4), "A dot", by=alice, now=now)
