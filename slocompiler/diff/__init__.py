"""What a change of specs means: first what differs, without judgement, then what that does to whoever is paged."""
