"""One node that is spoken to over TLS and asks who comes, by OpenSearch's own security plugin.

Three may come, all with one password: a `chief` may do everything; a `clerk` all with the indices `legation*`, but not
manage what concerns the whole cluster, as index templates do; a `visitor` may read these indices.
"""

import base64
import json
import os
import shutil
import ssl
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock

from tests.cluster.jars import Missing, Program, fetched_zip, other_jars

PLUGIN = "org.opensearch.plugin:opensearch-security:2.19.4.0:zip"
"""The newest for OpenSearch 2 that Maven Central has."""

PASSWORD = "nine-invented-ferries"
_HASH = "$2b$04$abcdefghijklmnopqrstuuTeabjQjDxp.8s.moZdcYkTWLtWq1Nym"
"""What `PASSWORD` is by bcrypt."""

_READING = ["indices:data/read/*", "indices:admin/aliases/get", "indices:admin/mappings/get", "indices:monitor/stats"]
_OF_CLUSTER = ["cluster:monitor/main", "cluster:monitor/health", "indices:data/read/*"]
_ROLES: dict[str, Any] = {
    "chief": (["*"], ["*"], ["*"]),
    "clerk": ([*_OF_CLUSTER, "indices:data/write/bulk"], ["legation*"], ["*"]),
    "visitor": (_OF_CLUSTER, ["legation*"], _READING),
}
"""For each the rights in the cluster, the indices, and the rights in these."""


@dataclass(frozen=True)
class Security:
    """What a secured node is told, and how it is asked about itself: as the chief."""

    certificate: Path
    key: Path

    @property
    def settings(self) -> dict[str, object]:
        """Its settings; the certificates are copied into its folder."""
        found: dict[str, object] = {
            "plugins.security.ssl.http.enabled": "true",
            "plugins.security.ssl.transport.enforce_hostname_verification": "false",
            "plugins.security.allow_default_init_securityindex": "true",
            "plugins.security.nodes_dn": "CN=localhost",
        }
        for side in ("http", "transport"):
            for what, file in (("pemcert", "node.pem"), ("pemkey", "node.key"), ("pemtrustedcas", "node.pem")):
                found[f"plugins.security.ssl.{side}.{what}_filepath"] = file
        return found

    @property
    def context(self) -> ssl.SSLContext:
        """By what its certificate is verified."""
        return ssl.create_default_context(cafile=self.certificate)

    @property
    def headers(self) -> dict[str, str]:
        """The chief's login."""
        return {"Authorization": f"Basic {base64.b64encode(f'chief:{PASSWORD}'.encode()).decode()}"}

    def configure(self, folder: Path) -> None:
        """Put the certificate and who may do what into a node's folder of settings."""
        shutil.copy(self.certificate, folder / "node.pem")
        shutil.copy(self.key, folder / "node.key")
        (folder / "opensearch-security").mkdir(exist_ok=True)
        for name, content in _configuration().items():
            # Its YAML may be JSON.
            (folder / "opensearch-security" / f"{name}.yml").write_text(json.dumps(content))


def _configuration() -> dict[str, Any]:
    basic = {
        "http_enabled": True, "order": 0, "http_authenticator": {"type": "basic", "challenge": False},
        "authentication_backend": {"type": "intern"},
    }  # fmt: skip
    dynamic = {"http": {"anonymous_auth_enabled": False}, "authc": {"basic": basic}}
    users = {name: {"hash": _HASH, "backend_roles": [name]} for name in _ROLES}
    roles = {
        name: {
            "cluster_permissions": cluster,
            "index_permissions": [{"index_patterns": patterns, "allowed_actions": actions}],
        }
        for name, (cluster, patterns, actions) in _ROLES.items()
    }
    mapping = {name: {"backend_roles": [name]} for name in _ROLES}
    every: dict[str, tuple[str, dict[str, Any]]] = {
        "config": ("config", {"config": {"dynamic": dynamic}}),
        "internal_users": ("internalusers", users),
        "roles": ("roles", roles),
        "roles_mapping": ("rolesmapping", mapping),
        "action_groups": ("actiongroups", {}),
        "tenants": ("tenants", {}),
        "nodes_dn": ("nodesdn", {}),
        "allowlist": ("allowlist", {"config": {"enabled": False, "requests": {}}}),
        "whitelist": ("whitelist", {"config": {"enabled": False, "requests": {}}}),
        "audit": ("audit", {"config": {"enabled": False}}),
    }
    return {name: {"_meta": {"type": kind, "config_version": 2}, **content} for name, (kind, content) in every.items()}


def certified(folder: Path) -> Security:
    """A certificate for `localhost`, signed by itself; raises `Missing`."""
    if not (openssl := shutil.which("openssl")):
        raise Missing("there is no openssl here to make a certificate with")
    made, key = folder / "node.pem", folder / "node.key"
    command = [
        openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
        "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key), "-out", str(made),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return Security(made, key)


def secured(program: Program) -> Program:
    """The program of a node with the plugin, which is fetched where it is not yet there; raises `Missing`."""
    folder = program.archive.parent / "security"
    with FileLock(program.archive.parent / "security.lock"):
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
                with zipfile.ZipFile(fetched_zip(PLUGIN, Path(scratch))) as found:
                    jars = [name for name in found.namelist() if name.endswith(".jar") and "/" not in name]
                    found.extractall(Path(scratch) / "jars", jars)
                (Path(scratch) / "jars").rename(folder)
    further = other_jars(folder, program.archive.parent)
    class_path = os.pathsep.join([program.class_path, *map(str, further)])
    return replace(program, class_path=class_path, archive=folder / "classes.jsa")
