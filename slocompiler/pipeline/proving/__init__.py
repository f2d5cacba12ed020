"""Proofs by the programs that evaluate the rules and send the notifications."""
