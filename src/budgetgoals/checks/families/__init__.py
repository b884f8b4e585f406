"""The rules, a file a family; a rule knows a form and its context, and no other rule."""
