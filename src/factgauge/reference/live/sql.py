"""A table that answers in SQL: which engine it has, and how its rows are asked for as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.source import Record, Source

if TYPE_CHECKING:
    from pathlib import Path

# Columns, and the texts that they may have together.
Condition = tuple[tuple[str, ...], Sequence[tuple[str, ...]]]

_MOST = 2_000  # texts in a condition; with more of them it is left out, and rows are passed over


@dataclass(frozen=True, slots=True)
class SqlTable:
    """One table. Its cells are asked for as text, and read by the rules of every other table."""

    name: str  # in SQL
    types: Mapping[str, str]  # of its columns, in SQL, by their names
    number: str  # the row's number in SQL, from 1; 0 where the rows have no order
    mark: str  # where a value is bound
    run: Callable[[str, Sequence[str]], Iterable[tuple[Any, ...]]]
    close: Callable[[], None]

    def rows(self, columns: Sequence[str], conditions: Sequence[Condition]) -> Iterator[Record]:
        """Yield the rows that fulfil the conditions, and maybe others, with these columns."""
        where, values = self._where(conditions)
        texts = [self.number, *map(self._text, columns)]
        for number, *cells in self.run(
            f"SELECT {', '.join(texts)} FROM {self.name}{where}",  # noqa: S608 - quoted, values are bound
            values,
        ):
            yield int(number), cells

    def distinct(self, columns: Sequence[str]) -> Iterator[Record]:
        """Yield every combination of cells of the columns, each once."""
        texts = ", ".join(map(self._text, columns))
        query = f"SELECT DISTINCT {texts} FROM {self.name} ORDER BY {texts}"  # noqa: S608 - quoted
        for cells in self.run(query, []):
            yield 0, list(cells)

    def _where(self, conditions: Sequence[Condition]) -> tuple[str, list[str]]:
        parts, values = [], []
        for columns, texts in conditions:
            if len(texts) > _MOST or any("" in row for row in texts):
                continue  # "" is NULL, which equals nothing
            one = ", ".join(f"CAST({self.mark} AS {self.types[column]})" for column in columns)
            these = ", ".join(self._quoted(column) for column in columns)
            parts.append(f"({these}) IN ({', '.join([f'({one})'] * len(texts))})")
            values += [text for row in texts for text in row]
        return (f" WHERE {' AND '.join(parts)}" if parts else ""), values

    def _text(self, column: str) -> str:
        return f"coalesce(CAST({self._quoted(column)} AS VARCHAR), '')"

    def _quoted(self, column: str) -> str:
        name = column.replace('"', '""')
        return f'"{name.replace("%", "%%") if self.mark == "%s" else name}"'


def open_source(source: Source) -> SqlTable:
    """Open the table of a source, a folder or an address. Raises `DatasetError`."""
    if source.address is not None:
        return _postgres(source, source.address)
    return _parquet(source, source.path)


def parquet_files(folder: Path) -> list[Path]:
    """Return the Parquet files in a folder and below it, in the order of their names."""
    return sorted(path for path in folder.rglob("*.parquet") if path.is_file())


def _parquet(source: Source, folder: Path) -> SqlTable:
    try:
        import duckdb
    except ImportError as error:
        raise source.fault(
            None, "is a folder of Parquet files, which DuckDB reads", "install factgauge[duckdb]"
        ) from error
    files = [str(path) for path in parquet_files(folder)]
    if not files:
        raise source.fault(None, "holds no Parquet file", "put files named *.parquet in it")
    # No extension is fetched, and no other file of the machine can be named in a query.
    connection = duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in files)
    table = f"read_parquet([{names}], file_row_number = true, union_by_name = true)"

    def run(query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        try:
            answer = connection.execute(query, values)
            while rows := answer.fetchmany(10_000):
                yield from rows
        except duckdb.Error as error:
            raise _refused(source, error) from error

    described = list(run(f"DESCRIBE SELECT * FROM {table}", []))  # noqa: S608 - quoted
    types = {name: kind for name, kind, *_ in described if name != "file_row_number"}
    return SqlTable(table, types, "file_row_number + 1", "?", run, connection.close)


def _postgres(source: Source, address: str) -> SqlTable:
    try:
        import psycopg
        from psycopg import sql
    except ImportError as error:
        raise source.fault(
            None, "is a table of PostgreSQL, which psycopg reads", "install factgauge[duckdb]"
        ) from error
    schema, _, table = source.dialect.get("table", "").rpartition(".")
    if not table:
        raise source.fault(None, "names no table", 'name it in the dialect: "table": "public.gdp"')
    try:
        connection = psycopg.connect(
            address, autocommit=True, connect_timeout=10, application_name="factgauge"
        )
        connection.read_only = True
    except psycopg.Error as error:
        raise source.fault(
            None,
            f"cannot be reached ({str(error).strip().splitlines()[-1]})",
            "check that the database runs; a password belongs in ~/.pgpass or PGPASSWORD",
        ) from error
    name = sql.Identifier(*filter(None, (schema, table))).as_string(connection)

    def run(query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        try:
            with connection.transaction(), connection.cursor("factgauge") as cursor:
                cursor.itersize = 10_000
                cursor.execute(query, values)
                yield from cursor
        except psycopg.Error as error:
            raise _refused(source, error) from error

    found = run(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
        "WHERE attrelid = CAST(%s AS regclass) AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        [name],
    )
    return SqlTable(name.replace("%", "%%"), dict(found), "0", "%s", run, connection.close)


def _refused(source: Source, error: Exception) -> DatasetError:
    said = " ".join(str(error).split())
    return source.fault(None, f"cannot be asked ({said})", "correct the descriptor, or the table")
