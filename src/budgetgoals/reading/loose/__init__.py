"""Forms whose table is lost: cells on lines, between blanks, or glued together → the same grid."""
