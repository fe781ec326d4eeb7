"""Ties: figures that the text itself binds to one another for arithmetic, one relation a file."""
