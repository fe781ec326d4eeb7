"""What the lines around a table say of it: its title, its source, when it was last changed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from factgauge.reference.formats.hints import Hints

_SOURCE = re.compile(r"(?:data )?sources?\s*[:,]?\s+(\S.*?)[\s,]*", re.IGNORECASE)
_CHANGED = re.compile(
    r"(?:last )?(?:updated|revised|modified|extracted)(?: date)?(?: on| as of)?\s*[:,]?\s+(.*)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}-\d{2}(?![-\d])|\d{4}(?![-\d])")
_MONTHS = {name.casefold()[:3]: number for number, name in enumerate(calendar.month_name) if name}
_WRITTEN = re.compile(
    r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})\.? (?P<month2>[A-Za-z]{3,9})\.?,? (?P<year2>\d{4})"
)


def hints_of(above: Sequence[str], below: Sequence[str]) -> Hints | None:
    """Return what lines above a table and below it say; `None` where there are none.

    The title is the first line above that states neither source nor date. The description has all
    of the lines, for units ("(Numbers in thousands)") and bases may stand there.
    """
    lines = [" ".join(line.split()) for line in (*above, *below) if line.strip()]
    if not lines:
        return None
    sources = [found[1] for line in lines if (found := _SOURCE.fullmatch(line))]
    changes = [found[1] for line in lines if (found := _CHANGED.match(line))]
    titles = [
        line
        for line in (" ".join(line.split()) for line in above)
        if line and not (_SOURCE.fullmatch(line) or _CHANGED.match(line) or line.startswith("("))
    ]
    days = [day for change in changes if (day := _day(change)) is not None]
    return Hints(
        title=titles[0] if titles else None,
        description="\n".join(lines),
        source=sources[0] if sources else None,
        vintage=days[0] if days else None,
    )


def _day(text: str) -> str | None:
    """Return the date at the beginning of a text as 2018-03-25, 2018-03 or 2018."""
    if found := _ISO.match(text):
        return found[0]
    if (found := _WRITTEN.match(text)) is None:
        return None
    parts = found.groupdict()
    month = _MONTHS.get((parts["month"] or parts["month2"])[:3].casefold())
    day = int(parts["day"] or parts["day2"])
    year = parts["year"] or parts["year2"]
    return None if month is None or not 1 <= day <= 31 else f"{year}-{month:02}-{day:02}"
