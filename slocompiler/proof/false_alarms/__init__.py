"""How often alerts fire although nothing is wrong: by chance, from the failures that a service always has.

Probabilities are floats: they are estimates to some percent, and no artifact holds one.
"""
