"""The formats of files that hold tables: one reader a file, each yielding rows of text."""
