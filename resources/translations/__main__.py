"""python -m resources.translations update | check | build

update: bring the .ts files in step with the source.   check: fail when a text is not extracted or not translated.
build: make the .qm files of a package beside the .ts.
"""

import shutil
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from resources.translations import HERE, LANGUAGES, SOURCES, release, run_tool

# English is the source; its file holds only what has plural forms.
PLURAL_ONLY = "en"


def update(language: str, target: Path) -> None:
    """Extract every text of the window into `target`, keeping the translations that it has."""
    options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
    if language == PLURAL_ONLY:
        options.append("-pluralonly")
    files = sorted(str(file) for file in SOURCES.rglob("*.py"))
    run_tool("lupdate", *files, *options, "-ts", str(target))


def messages(file: Path) -> dict[tuple[str, str], bool]:
    """(context, text) -> whether it is translated, all plural forms included."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314  our own files
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else [form.text or "" for form in translation.iter("numerusform")]
            texts = forms or ["" if translation is None else translation.text or ""]
            done = translation is not None and translation.get("type") is None and all(texts)
            found[(context.findtext("name", ""), message.findtext("source", ""))] = done
    return found


def check() -> list[str]:
    """What is wrong, one line each."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            kept = HERE / f"{language}.ts"
            fresh = Path(folder) / kept.name
            shutil.copyfile(kept, fresh)
            update(language, fresh)
            before, now = messages(kept), messages(fresh)
            faults += [
                f"{kept.name}: not extracted: {context}: {text}"
                for context, text in now
                if (context, text) not in before
            ]
            faults += [
                f"{kept.name}: no longer used: {context}: {text}"
                for context, text in before
                if (context, text) not in now
            ]
            faults += [
                f"{kept.name}: not translated: {context}: {text}" for (context, text), done in now.items() if not done
            ]
    return faults


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            for language in LANGUAGES:
                update(language, HERE / f"{language}.ts")
        case ["check"]:
            faults = check()
            print("\n".join(faults) or "every text is extracted and translated")
            return 1 if faults else 0
        case ["build"]:
            for language in LANGUAGES:
                release(HERE / f"{language}.ts", HERE / f"{language}.qm")
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
