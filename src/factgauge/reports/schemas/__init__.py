"""The JSON Schemas of every JSON output (draft 2020-12)."""
