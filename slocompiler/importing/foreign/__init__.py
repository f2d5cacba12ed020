"""Files that are no specs: read by the YAML parser of specs, with a place for every value."""
