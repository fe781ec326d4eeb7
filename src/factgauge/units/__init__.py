"""Units and currencies: the table of what prose writes, compiled from pint, CLDR and ISO 4217; conversion."""
