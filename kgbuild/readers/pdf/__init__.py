"""Read .pdf files: lines from pdfminer.six, put in reading order, cleaned of page furniture, joined to paragraphs."""

from kgbuild.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
