"""What X-Ray would refuse, never use, or not do as the spec says."""
