"""A client's own code, as grpcio-tools generates it from the proto files."""

from __future__ import annotations

import sys
from pathlib import Path

from grpc_tools import protoc

PROTO = Path(__file__).resolve().parents[1] / "proto"


def generate(out: Path) -> None:
    """Generates it in a folder, which then stands first among those that Python imports from."""
    files = sorted(str(path.relative_to(PROTO)) for path in PROTO.glob("dateline/v1/*.proto"))
    arguments = ["protoc", f"-I{PROTO}", f"--python_out={out}", f"--grpc_python_out={out}", *files]
    if protoc.main(arguments) != 0:
        sys.exit("the proto files do not compile")
    # Without these an installed package `dateline` would hide the generated one.
    for folder in ("dateline", "dateline/v1"):
        (out / folder / "__init__.py").touch()
    sys.path.insert(0, str(out))
