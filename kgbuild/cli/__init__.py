"""The command line: one file per command, each loaded only when it runs."""

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""How every command shows its help; each is told itself, since it may also be run without the group around it."""
