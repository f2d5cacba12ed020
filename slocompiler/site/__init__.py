"""The catalogue: everything that is decided and proven about services, as pages that a browser opens from a folder."""
