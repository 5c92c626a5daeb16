"""The site of a graph with a SPARQL endpoint."""
