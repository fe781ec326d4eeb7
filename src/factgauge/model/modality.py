"""How the true value relates to the numeral that is written."""

from __future__ import annotations

from enum import StrEnum


class Modality(StrEnum):
    """How the true value relates to the numeral."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    BETWEEN = "between"
    VAGUE = "vague"
