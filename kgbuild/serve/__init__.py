"""The site of a graph with a SPARQL endpoint over it, on this machine."""

from kgbuild.serve.query_page import write_query_pages
from kgbuild.serve.server import Served, Server, new_token
from kgbuild.serve.worker import Limits, Pool
from kgbuild.serve.yasgui import NoEditor, of_folder, of_oxigraph

__all__ = [
    "Limits",
    "NoEditor",
    "Pool",
    "Served",
    "Server",
    "new_token",
    "of_folder",
    "of_oxigraph",
    "write_query_pages",
]
