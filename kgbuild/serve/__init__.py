"""The site of a graph with a SPARQL endpoint over it, on this machine."""

from kgbuild.serve.query_page import NoEditor, write_query_page
from kgbuild.serve.server import Served, Server, new_token
from kgbuild.serve.worker import Limits, Pool

__all__ = ["Limits", "NoEditor", "Pool", "Served", "Server", "new_token", "write_query_page"]
