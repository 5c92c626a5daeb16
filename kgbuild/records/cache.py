"""The file that holds the records of articles between builds, and what the last build came to.

It is an SQLite database in write-ahead mode: several processes may read and write it, each record is there whole or not
at all, and a process that is killed loses only the article that it was reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kgbuild.records.record import VERSION, is_whole

_KEPT = 20
"""Builds for which a record that none of them used is kept: a cache may serve several graphs."""

_SHEETS_KEPT = 4
"""The same for sheets, which are larger and sooner made."""

_WAIT = 60.0  # seconds for which a process waits until another has written
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, build INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sheets
    (key TEXT PRIMARY KEY, build INTEGER NOT NULL, data BLOB NOT NULL, text BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS proven (key BLOB PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outcomes (output TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
"""


class CacheError(ValueError):
    """The cache cannot be used; the message says which file, why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to, for the next one that has the same to do.

    `state` is the hash of all that went into it, `sha256` that of the file that it wrote; `issues` and `summary` are
    the lines that the user was told, `failed` whether it ended with the exit code 1.
    """

    state: str
    sha256: str
    issues: tuple[str, ...]
    summary: tuple[str, ...]
    failed: bool


class Cache:
    """The records of articles by their keys.

    Args:
        path: the file; it is made if it is not there. One that cannot be used is made anew. None: a temporary one.

    Raises:
        CacheError: the file can neither be used nor made anew.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.note = ""
        """Why what the file held was thrown away, "" if it was not."""
        try:
            self._base = self._opened()
        except (sqlite3.Error, _OtherVersion) as error:
            if "locked" in str(error):
                raise CacheError(f"another program holds the cache {path}; wait for it, or use --no-cache.") from error
            self.note = f"the cache {path} cannot be used ({error}); it is made anew and all articles are read."
            self._base = self._renewed()

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def reopen(self) -> None:
        """Open the file again, for a copy of the process that has opened it: what that holds must not be touched."""
        self._left, self._base = self._base, self._opened()

    def get(self, key: str) -> bytes | None:
        """Return a record, None if there is none that is whole."""
        data = self._blob("SELECT data FROM records WHERE key = ?", key)
        return data if data is not None and is_whole(data) else None

    def put(self, key: str, data: bytes) -> bool:
        """Keep a record; say whether that went well."""
        try:
            self._base.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (key, self._build(), data))
        except sqlite3.Error:  # the disk is full, say: the build goes on without
            return False
        return True

    def sheet(self, key: str) -> bytes | None:
        """Return what is counted of an article's part of the graph, None if it is not kept."""
        return self._blob("SELECT data FROM sheets WHERE key = ?", key)

    def text(self, key: str) -> bytes | None:
        """Return what is written of an article's part of the graph, None if it is not kept."""
        return self._blob("SELECT text FROM sheets WHERE key = ?", key)

    def put_sheet(self, key: str, data: bytes, text: bytes) -> bool:
        """Keep a sheet and what is written of it; say whether that went well."""
        try:
            self._base.execute("INSERT OR REPLACE INTO sheets VALUES (?, ?, ?, ?)", (key, self._build(), data, text))
        except sqlite3.Error:
            return False
        return True

    def proven(self) -> set[bytes]:
        """Return the names of what earlier builds found to hold."""
        try:
            return {key for (key,) in self._base.execute("SELECT key FROM proven")}
        except sqlite3.Error:
            return set()

    def _blob(self, query: str, key: str) -> bytes | None:
        try:
            row = self._base.execute(query, (key,)).fetchone()
        except sqlite3.Error:  # a page that is damaged; what it held is made anew
            return None
        return row[0] if row is not None and isinstance(row[0], bytes) else None

    def about(self, name: str) -> str:
        """Return something that was noted under a name, "" if nothing was."""
        row = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def tell(self, name: str, value: str) -> None:
        """Note something under a name."""
        self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def outcome(self, output: str) -> Outcome | None:
        """Return what the last build of an output came to, None if it is not known."""
        row = self._base.execute("SELECT data FROM outcomes WHERE output = ?", (output,)).fetchone()
        try:
            return msgspec.msgpack.decode(row[0], type=Outcome) if row else None
        except msgspec.MsgspecError:
            return None

    def finish(
        self,
        output: str,
        outcome: Outcome | None,
        used: Iterable[str],
        sheets: Iterable[str] = (),
        proven: Iterable[bytes] = (),
    ) -> None:
        """Note what a build came to, and forget what none of the last builds used.

        Args:
            output: the name of what was built.
            outcome: None: it is not known any more.
            used: the keys of the records that this build used.
            sheets: those of the sheets.
            proven: the names of what was found to hold.
        """
        try:
            with self._base:
                self._base.execute("BEGIN")
                build = self._build() + 1
                self._base.execute("INSERT OR REPLACE INTO about VALUES ('build', ?)", (str(build),))
                keys = ((build, key) for key in used)
                self._base.executemany("UPDATE records SET build = ? WHERE key = ?", keys)
                self._base.execute("DELETE FROM records WHERE build < ?", (build - _KEPT,))
                keys = ((build, key) for key in sheets)
                self._base.executemany("UPDATE sheets SET build = ? WHERE key = ?", keys)
                self._base.executemany("INSERT OR REPLACE INTO proven VALUES (?, ?)", ((n, build) for n in proven))
                for table in ("sheets", "proven"):
                    self._base.execute(f"DELETE FROM {table} WHERE build < ?", (build - _SHEETS_KEPT,))
                self._base.execute("DELETE FROM outcomes WHERE output = ?", (output,))
                if outcome is not None:
                    data = msgspec.msgpack.encode(outcome)
                    self._base.execute("INSERT INTO outcomes VALUES (?, ?)", (output, data))
        except sqlite3.Error as error:
            self.note = f"the cache {self.path} cannot be written ({error}); the next build reads more than it need."

    def _build(self) -> int:
        return int(self.about("build") or 0)

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path or "", timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute(f"PRAGMA synchronous = {'NORMAL' if self.path else 'OFF'}")
            base.executescript(_TABLES)
            base.execute("INSERT OR IGNORE INTO about VALUES ('version', ?)", (str(VERSION),))
            _insist_on_version(base)
        except (sqlite3.Error, _OtherVersion):
            base.close()
            raise
        return base

    def _renewed(self) -> sqlite3.Connection:
        try:
            for ending in ("", "-wal", "-shm") if self.path else ():
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
            return self._opened()
        except (sqlite3.Error, OSError) as error:
            hint = "choose another place with --cache, or build with --no-cache."
            raise CacheError(f"the cache {self.path} can neither be used nor made anew ({error}); {hint}") from error


def _insist_on_version(base: sqlite3.Connection) -> None:
    (version,) = base.execute("SELECT value FROM about WHERE name = 'version'").fetchone()
    if version != str(VERSION):
        raise _OtherVersion(f"it is of version {version}; this kgbuild writes version {VERSION}")


class _OtherVersion(Exception):
    """The file is of another version of kgbuild."""
