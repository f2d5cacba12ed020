"""YAML files to loaded specs: values with a place for every node."""
