"""The kinds of panels that can be converted, each with what is its own."""
