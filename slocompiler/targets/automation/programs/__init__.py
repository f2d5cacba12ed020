"""Programs that go out as they are: scripts of documents, and the webhook that starts them."""
