"""The exceptions of factgauge: faults in our inputs, never faults in the text that is checked."""

from __future__ import annotations


class FactgaugeError(Exception):
    """Something handed to us cannot be used; the message says what, where and how to fix it."""

    def __init__(self, where: str, what: str, fix: str) -> None:
        """Keep the parts, so that a caller can show them apart."""
        super().__init__(f"{where}: {what}; {fix}")
        self.where = where
        self.what = what
        self.fix = fix


class DocumentError(FactgaugeError):
    """A document cannot be read or decoded."""


class DatasetError(FactgaugeError):
    """A reference dataset or its descriptor breaks its schema."""


class UnitError(FactgaugeError):
    """One of our own tables or a descriptor names a unit that nobody knows."""


class SettingsError(FactgaugeError):
    """A user's `factgauge.toml` cannot be read, or sets what there is not."""


class CorpusError(FactgaugeError):
    """A golden file is malformed."""


class UsageError(FactgaugeError):
    """An option has a value that it cannot take."""
