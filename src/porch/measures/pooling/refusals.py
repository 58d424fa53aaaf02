"""What is not pooled, in words."""


class CannotPool(ValueError):
    """What was asked for does not go together. One sentence for whoever asked."""


class TooFew(CannotPool):
    """``k`` studies do not carry what was asked for."""

    def __init__(self, k: int, words: str) -> None:
        super().__init__(words)
        self.k = k
