"""Hypothesis on a busy machine: what counts is the outcome, never the time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
