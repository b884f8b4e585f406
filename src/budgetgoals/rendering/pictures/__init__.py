"""Pictures: plain SVG without script, readable without colour, with text alternatives; and their page."""
