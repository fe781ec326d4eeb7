"""From the quantities of a document to its claims: one frame a file."""
