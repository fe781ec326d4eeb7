"""From the findings on a claim to its verdict."""
