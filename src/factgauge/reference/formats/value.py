"""Values of files that have types, written as a table of text would write them."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal


def text_of(value: object) -> str:
    """Return a value as text: no value is "", a float has the fewest digits that give it back.

    Whole numbers have no decimals, numbers no exponent; a day is 2018-03-25, a moment has its time
    after a "T" unless it is midnight; true and false are such. What is none of these is JSON.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return plain(repr(value))
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time() and value.tzinfo is None
        return (value.date() if midnight else value).isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def plain(number: str) -> str:
    """Return a float's shortest digits without exponent, and without the decimals of a whole one.

    What is not a number is "": "nan" is how columns of floats write that a value is missing.
    """
    if number == "nan":
        return ""
    if "e" in number:
        number = format(Decimal(number), "f")
    return number.removesuffix(".0")
