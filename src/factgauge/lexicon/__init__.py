"""The words of the field as data: one table a concern, and the one loader."""
