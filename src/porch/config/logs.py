"""Logs hold times, levels, module names and ids; never a name, an address, a path or what anyone wrote."""

import json
import logging
from datetime import UTC, datetime


class Ids(logging.Formatter):
    """One JSON line: when, level, where, and a fixed message; exceptions as type and place, never values."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "say": record.msg if record.name.startswith("porch") else f"{record.module}:{record.lineno}",
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["at_line"] = _place(record)
        return json.dumps(line)


def _place(record: logging.LogRecord) -> list[str]:
    step = record.exc_info[2] if record.exc_info else None
    places: list[str] = []
    while step is not None:
        places.append(f"{step.tb_frame.f_globals.get('__name__', '?')}:{step.tb_lineno}")
        step = step.tb_next
    return places[-6:]
