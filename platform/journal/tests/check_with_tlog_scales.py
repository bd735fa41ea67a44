"""Checks a served journal with `tlog-scales`, a client of C2SP tlog-tiles that is not part of this project.

    python check_with_tlog_scales.py SOURCE VERIFIER-KEY [EARLIER-CHECKPOINT-FILE]

SOURCE is a folder or the address of a running system, such as http://127.0.0.1:8080/journal. The signature of the
checkpoint, its root, the inclusion of every entry, and consistency with an earlier checkpoint are checked. Prints
one JSON object; exit code 0: all is well, 1: something is wrong, 2: the client is missing.
"""

import json
import sys
from pathlib import Path

try:
    from tlog_scales import tiles
    from tlog_scales.backend import make_backend
    from tlog_scales.reader import TilesReader
    from tlog_scales.signing import Vkey
    from tlog_scales.tlog import Checkpoint
except ImportError as missing:
    print(f"{missing}: pip install tlog-scales", file=sys.stderr)
    sys.exit(2)


def check(source: str, verifier_key: str, earlier: str | None) -> dict:
    key = Vkey.from_string(verifier_key)
    reader = TilesReader(make_backend(source))
    checkpoint = reader.get_checkpoint()
    checkpoint.verify(key)
    if reader.calculate_root_hash() != checkpoint.root_hash:
        raise ValueError("the tiles do not lead to the root of the checkpoint")
    for index in range(checkpoint.size):
        leaf = tiles.leaf_hash(reader.get_entry(index))
        reader.get_inclusion_proof(index, checkpoint.size).check(leaf, checkpoint.root_hash)
    if earlier is not None:
        before = Checkpoint.from_text(Path(earlier).read_text())
        before.verify(key)
        if before.size > checkpoint.size:
            raise ValueError("the journal has become shorter")
        proof = reader.get_consistency_proof(before.size, checkpoint.size)
        proof.check(before.root_hash, checkpoint.root_hash)
    return {"ok": True, "origin": checkpoint.origin, "entries": checkpoint.size}


if __name__ == "__main__":
    try:
        print(json.dumps(check(*(sys.argv[1:4] + [None])[:3])))
    except Exception as wrong:  # whatever is wrong with the journal
        print(json.dumps({"ok": False, "fault": f"{type(wrong).__name__}: {wrong}"}))
        sys.exit(1)
