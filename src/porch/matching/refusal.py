"""What is said when input cannot be used."""


class CaseRefused(Exception):
    """Input that cannot be paired from: says where (list, row, field) and what, in one sentence.

    ``row`` counts from 1 in its list; ``field`` is the name in the input. Nothing has been written.
    """

    def __init__(self, what: str, *, part: str = "", row: int | None = None, field: str = "") -> None:
        self.what, self.part, self.row, self.field = what, part, row, field
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """One line: ``people row 3, field availability: ...``."""
        where = self.part
        if self.row is not None:
            where = f"{where} row {self.row}".strip()
        if self.field:
            where = f"{where}, field {self.field}" if where else f"field {self.field}"
        return f"{where}: {self.what}" if where else self.what
