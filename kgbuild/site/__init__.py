"""The site of a graph: pages that open from the disk, with every fact on the words that state it."""

from kgbuild.site.write import SiteError, Written, check_target, write_site

__all__ = ["SiteError", "Written", "check_target", "write_site"]
