"""`python -m kgbuild` is the same as `kgbuild`."""

from kgbuild.cli.main import run

run()
