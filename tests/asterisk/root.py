"""The folder with a whole Debian and its Asterisk, made once a machine, and the way into it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.services.cache import cache_folder

FORKY = "forky"  # Asterisk 22
BULLSEYE = "bullseye"  # Asterisk 16

MAKER = Path(__file__).parent / "make_root.sh"

# The instance's own folder appears here inside the root.
INSIDE = "/srv"

_ENTER = f"""
mount --bind "$1" "$2{INSIDE}"
mount --rbind /dev "$2/dev"
mount -t proc proc "$2/proc"
cd /
root=$2
shift 2
exec chroot "$root" "$@"
"""


def asterisk_root(release: str = FORKY) -> Path:
    """The root of that Debian release, made now when this machine has none (one to two minutes)."""
    root = cache_folder() / f"asterisk-{release}"
    if not root.is_dir():
        subprocess.run([str(MAKER), release, str(root)], check=True)
    return root


def inside(root: Path, instance: Path, *command: str) -> list[str]:
    """The command that runs another one in the root, with the instance's folder at INSIDE.

    Mounts live in a namespace of the command and end with it, and so do its processes: whatever way a test run
    ends, nothing stays mounted and no Asterisk stays behind.
    """
    as_root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    return [
        *("setpriv", "--pdeathsig", "KILL"),
        *("unshare", *as_root, "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child"),
        *("sh", "-euc", _ENTER, "enter", str(instance), str(root), *command),
    ]
