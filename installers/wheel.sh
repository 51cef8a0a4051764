#!/usr/bin/env bash
# Builds the wheel, with the translations compiled, and proves that it works away from the checkout.
#
#   installers/wheel.sh FOLDER
#
# FOLDER then holds the wheel and constraints.txt, the versions of uv.lock that it was tested with:
#   pip install --constraint constraints.txt operator_desk-*.whl
set -euo pipefail
target=$(realpath "${1:?usage: installers/wheel.sh FOLDER}")
cd "$(dirname "$0")/.."

checkout=$PWD
uv=$(installers/setup.sh uv)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export UV_PYTHON_DOWNLOADS=never

# In a copy: a checkout compiles its translations itself, and must not find old ones lying beside the texts.
build() {
    mkdir "$work/source"
    cp -a pyproject.toml README.md LICENSE operator_desk telephony sync resources "$work/source"
    (cd "$work/source" && "$checkout/.venv/bin/python" -m resources.translations build)
    mkdir -p "$target"
    rm -f "$target"/operator_desk-*.whl
    "$uv" build --quiet --wheel --out-dir "$target" "$work/source"
    "$uv" export --quiet --locked --no-dev --no-emit-project --no-hashes --no-header --output-file "$target/constraints.txt"
}

# Only what the wheel brings: another environment, another folder, another home.
prove() {
    "$uv" venv --quiet "$work/installed"
    VIRTUAL_ENV=$work/installed "$uv" pip install --quiet \
        --constraint "$target/constraints.txt" "$target"/operator_desk-*.whl
    cd "$work"
    export HOME=$work QT_QPA_PLATFORM=offscreen
    installed/bin/operator-desk-server init --settings server.toml
    installed/bin/operator-desk-server upgrade --settings server.toml
    installed/bin/operator-desk --help >help.txt
    test -s help.txt
}

build
prove
echo "works by itself: $(cd "$target" && echo operator_desk-*.whl)"
