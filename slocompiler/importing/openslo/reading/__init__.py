"""Documents of OpenSLO as what they say, the same for both versions."""
