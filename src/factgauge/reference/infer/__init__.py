"""From a table that nobody has described to a descriptor, with everything that is unsure in it."""
