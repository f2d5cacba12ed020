"""Words that YAML 1.1 does not read as text (yaml.org/type/bool.html), in lower case."""

BOOLEAN_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
