"""The site of a graph: pages that open from the disk, with every fact on the words that state it."""

from kgbuild.site.write import Site, SiteError, Written, check_target, write_site

__all__ = ["Site", "SiteError", "Written", "check_target", "write_site"]
