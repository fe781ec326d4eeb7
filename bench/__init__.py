"""Measurements of the extractor and of whole runs."""
