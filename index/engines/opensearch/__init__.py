"""The engine for a cluster and many users: OpenSearch, asked through its official client."""
