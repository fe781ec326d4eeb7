"""Tables that stay where they lie, and are asked there: Parquet folders, tables of PostgreSQL."""
