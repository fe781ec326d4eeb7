"""Units and currencies.

The table of what prose writes, compiled from pint, CLDR and ISO 4217; conversion.
"""
