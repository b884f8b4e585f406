"""Forms in running lines: labels with colons, prose, and a grid whose merged cells are lost."""
