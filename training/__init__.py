"""How the language model is trained, exported and measured; never imported by the package."""
