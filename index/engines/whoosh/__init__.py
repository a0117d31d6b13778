"""The default engine: Whoosh's storage, schema, segments, deletes and lock, around arrays that numpy evaluates."""
