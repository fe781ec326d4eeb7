"""What was found, shown: one output format a file, none of which decides anything."""
