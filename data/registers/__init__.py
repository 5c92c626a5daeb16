"""What turns public registers into the files of data/reference; `python data/build_reference.py` runs it."""
