"""From files to documents: one reader a format, sentences, title and published date."""
