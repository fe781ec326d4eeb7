"""From a claim to what the reference tables say about it."""
