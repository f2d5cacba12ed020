"""A YAML text as it was written: styles, anchors, places and comments, all of which a tree of values leaves out."""
