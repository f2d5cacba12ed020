"""How far back a reading looks."""

from slocompiler.values import Duration

#: What counts of an evaluation look back: the shortest window that survives a missed scrape or two.
COUNT_WINDOW = Duration.of(minutes=5)
