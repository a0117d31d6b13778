"""A real OpenSearch cluster on this machine: three nodes, one JVM each, on loopback, for the tests and for trying out.

`python -m tests.cluster` starts one and says where it listens.
"""
