"""Pictures as people have them, made here."""

from io import BytesIO

from PIL import Image


def picture(
    width: int = 60, height: int = 40, kind: str = "PNG", mode: str = "RGB", **saved: object
) -> bytes:
    """A picture with something on it, as a file of this kind."""
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    out = BytesIO()
    image.save(out, kind, **saved)
    return out.getvalue()
