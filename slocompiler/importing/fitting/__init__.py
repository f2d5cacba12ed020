"""Proposals made to fit an organization: the one there is, or one made for them."""
