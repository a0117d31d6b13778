"""The codec as Whoosh's own writer and readers use it: any schema, a posting at a time, over the same arrays."""
