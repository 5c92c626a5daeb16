"""YASGUI, the editor of the query page: out of the oxigraph server, whose package carries it, or of npm's package."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from http.client import HTTPConnection, HTTPException
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

SCRIPT, STYLE = "yasgui.min.js", "yasgui.min.css"
_HERE = "127.0.0.1"
_LONGEST_START = 20.0
_PAUSE = 0.05


class NoEditor(Exception):
    """YASGUI is not where it was looked for; the message says what to do."""


def of_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of YASGUI by name, from the folder of the package @zazuko/yasgui or @triply/yasgui of npm.

    Args:
        folder: the package's folder, or the one in it in which it was built.

    Raises:
        NoEditor: the folder does not hold them.
    """
    return {name: _found(folder, name).read_bytes() for name in (SCRIPT, STYLE)}


def of_oxigraph() -> dict[str, bytes]:
    """Return the files of YASGUI by name, as the oxigraph server gives them to browsers.

    The server is started over an empty store, to this machine only, and stopped again: a moment.

    Raises:
        NoEditor: the package oxigraph is not installed, or its server does not start or does not give them.
    """
    program = _program()
    with socket.socket() as free:
        free.bind((_HERE, 0))
        port = free.getsockname()[1]
    command = [str(program), "serve", "--bind", f"{_HERE}:{port}"]
    try:
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError as error:
        raise NoEditor(f"{program} does not start: {error.strerror or error}.") from error
    try:
        _wait(server, port)
        return {name: _asked(server, port, name) for name in (SCRIPT, STYLE)}
    except (OSError, HTTPException) as error:
        raise NoEditor(f"{program} gives no YASGUI: {error}.") from error
    finally:
        server.kill()
        server.wait()


def _found(folder: Path, name: str) -> Path:
    for place in (folder / "build" / name, folder / name):
        if place.is_file():
            return place
    raise NoEditor(
        f"{folder}: it holds no {name}; give the folder of YASGUI, which `npm install @zazuko/yasgui` puts into "
        "node_modules/@zazuko/yasgui."
    )


def _program() -> Path:
    """Return the server's program: the one of the package beside kgbuild, or else the one on the path."""
    try:
        package = distribution("oxigraph")
    except PackageNotFoundError:
        package = None
    own = [Path(str(package.locate_file(f))) for f in package.files or () if f.stem == "oxigraph"] if package else []
    found = next((path for path in own if path.is_file()), None) or shutil.which("oxigraph")
    if not found:
        raise NoEditor("the package oxigraph, which carries YASGUI, is not installed: pip install oxigraph.")
    return Path(found)


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server takes connections."""
    end = time.monotonic() + _LONGEST_START
    while True:
        try:
            socket.create_connection((_HERE, port), timeout=1).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _asked(server: subprocess.Popen[bytes], port: int, name: str) -> bytes:
    """Return a file that the server gives.

    Raises:
        NoEditor: it gives none, or whoever answers is not the server that was started.
    """
    connection = HTTPConnection(_HERE, port, timeout=_LONGEST_START)
    try:
        connection.request("GET", f"/{name}")
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != 200 or server.poll() is not None:
        raise NoEditor(f"the installed oxigraph gives no {name}: pip install --upgrade oxigraph.")
    return body
