"""The texts of the window in three languages: `.ts` files that people translate, `.qm` files that Qt reads.

A packaged program carries its `.qm` files. In a checkout they are made at the first start, from the `.ts` as it is, so
that nobody has to remember a build step.
"""

import hashlib
from pathlib import Path

import PySide6

LANGUAGES = ("uk", "ru", "en")
HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "operator_desk" / "ui"


def compiled(language: str, cache: Path) -> Path | None:
    """The `.qm` of a language: the packaged one, or one in `cache` made of this very `.ts`. None: stay with English."""
    packaged = HERE / f"{language}.qm"
    if packaged.exists():
        return packaged
    source = HERE / f"{language}.ts"
    if not source.exists():
        return None
    made = cache / f"{language}-{hashlib.sha256(source.read_bytes()).hexdigest()[:16]}.qm"
    if not made.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(".part")
        release(source, part)
        part.replace(made)
    return made


def release(source: Path, target: Path) -> None:
    """Compile one `.ts` with Qt's own tool, which comes with PySide6."""
    run_tool("lrelease", str(source), "-qm", str(target))


def run_tool(name: str, *arguments: str) -> str:
    """Run one of Qt's tools out of the PySide6 package and give back what it said."""
    import subprocess  # a packaged program runs none

    folder = Path(PySide6.__file__).parent
    tool = next((file for file in (folder / name, folder / f"{name}.exe") if file.exists()), None)
    if tool is None:
        raise FileNotFoundError(f"{name} is not in {folder}")
    done = subprocess.run([str(tool), *arguments], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout + done.stderr
