"""Reference tables: descriptors, importers, the store, and the catalogue that the rest asks."""
