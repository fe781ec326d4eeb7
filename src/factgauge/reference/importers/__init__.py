"""The layouts of tables: one importer a file."""
