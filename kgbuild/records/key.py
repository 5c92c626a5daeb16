"""Name a record by all that it depends on: the article, the code, the model and the reference data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kgbuild.model import Article
from kgbuild.plugins import plugins
from kgbuild.records.record import VERSION

_PACKAGE = Path(__file__).parents[1]
READS = (
    *("annotate", "extract", "english", "model", "reference"),
    *("inflection.py", "layers.py", "lookup.py", "nouns.py", "plugins.py", "resources.py", "vocab.py"),
)
"""The parts of the code that make facts of an article."""

_LIBRARIES = ("numpy", "onnxruntime", "spacy", "spacy-lookups-data", "tokenizers")
_LEFT_OUT = ("file_name", "path", "first_line")
"""What an article's facts do not depend on: where it lies, and what the graph calls it."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Context:
    """What the facts of every article depend on besides the article, as one hash."""

    digest: str

    @classmethod
    def of(cls, model: str | None, sources: Iterable[str]) -> Context:
        """Return the context of a build.

        Args:
            model: what reads the language, as `kgbuild.annotate.load_language` takes it.
            sources: the hashes of the reference data that articles are read with.
        """
        told = [str(VERSION), *sources, *map(_version, _LIBRARIES)]
        told += [files_digest(_PACKAGE / part) for part in READS]
        told += [f"{p.namespace} {name} {_package(name)}" for p in plugins() for name in p.events]
        if model is not None:
            told.append(files_digest(Path(model)) if Path(model).exists() else _package(model))
        told.append(repr(bool(model)))
        return cls(sha256("\0".join(told).encode()).hexdigest())


def article_key(article: Article, context: Context) -> str:
    """Return the name of an article's record."""
    digest = sha256(context.digest.encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    rest = {name: value for name, value in asdict(article).items() if name not in (*_LEFT_OUT, "text")}
    digest.update(b"\0" + json.dumps(rest, sort_keys=True, default=str).encode())
    return digest.hexdigest()


def files_digest(path: Path) -> str:
    """Return the hash of a file, or of all files of a folder with their places in it; what Python leaves there not."""
    digest = sha256()
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file() and p.suffix != ".pyc")
    for file in files:
        digest.update(file.relative_to(path).as_posix().encode() + b"\0")
        with file.open("rb") as stream:
            while piece := stream.read(_CHUNK):
                digest.update(piece)
        digest.update(b"\0")
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _package(name: str) -> str:
    """Return the hash of an installed module or package; the same as that of nothing if there is none."""
    spec = find_spec(name) if name.replace(".", "").isidentifier() else None
    if spec is None or spec.origin is None:
        return "none"
    origin = Path(spec.origin)
    return files_digest(origin.parent if spec.submodule_search_locations else origin)
