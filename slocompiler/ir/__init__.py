"""The intermediate representation: complete, frozen, neutral to every target; each node knows the span it came from."""
