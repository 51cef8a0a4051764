#!/usr/bin/env bash
# Brings a bare Debian 12 to where the program runs from its checkout.
#
#   installers/setup.sh demo    what the window needs: Qt's X libraries and the Python packages
#   installers/setup.sh test    also what the tests need: an X server, PostgreSQL, SIPp, a real Asterisk
#   installers/setup.sh uv      uv alone, and prints where it is
#
# Each step first looks whether its work is done; a machine that has everything loses a tenth of a second. Debian's
# packages are installed as root or with sudo; where there is neither, the line to run is printed.
set -euo pipefail
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9 # wrote uv.lock; any later one reads it

PYTHON_PACKAGES=(python3 python3-venv ca-certificates)

# What ldd names for Qt's xcb and wayland platforms, beyond what those bring themselves.
QT_PACKAGES=(
    libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libgssapi-krb5-2 libwayland-cursor0 libwayland-egl1
    libx11-xcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0
)

# An X server with a window manager (the tests of focus need one), hands for it, pictures of it; the real services.
TEST_PACKAGES=(
    debian-archive-keyring debootstrap imagemagick openbox postgresql shellcheck sip-tester strace xdotool xvfb
)

say() {
    printf '\n== %s\n' "$*" >&2
}

missing_packages() {
    local package state
    for package in "$@"; do
        state=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) || true
        [[ $state == installed ]] || echo "$package"
    done
}

# All packages in one question; only when the answer is no are they looked at one by one.
all_installed() {
    local states
    states=$(dpkg-query --show --showformat '${db:Status-Status}\n' "$@" 2>/dev/null) || return 1
    [[ $(sort --unique <<<"$states") == installed ]]
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

can_be_root() {
    ((EUID == 0)) || command -v sudo >/dev/null
}

install_packages() {
    all_installed "$@" && return
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if ! can_be_root; then
        say "These Debian packages are missing, and this user can not install them. As root, run:"
        echo "apt-get update && apt-get install --yes --no-install-recommends ${missing[*]}" >&2
        return 1
    fi
    say "Installing Debian packages: ${missing[*]}"
    as_root apt-get update --quiet=2
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" </dev/null >&2
}

uv_program() {
    command -v uv || echo "$PWD/.cache/tools/bin/uv"
}

install_uv() {
    [[ -x $(uv_program) ]] && return
    say "Installing uv $UV_VERSION into .cache/tools"
    python3 -m venv .cache/tools
    .cache/tools/bin/pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
}

# The stamp is younger than the lock file as long as nobody has changed what is to be installed.
install_python_packages() {
    local stamp=.venv/.in-step-with-uv.lock
    [[ -x .venv/bin/python && $stamp -nt uv.lock && $stamp -nt pyproject.toml ]] && return
    install_uv
    say "Installing the Python packages of uv.lock"
    UV_PYTHON_DOWNLOADS=never "$(uv_program)" sync --locked --quiet
    touch "$stamp"
}

# The same folder as tests/services/cache.py finds.
cache_folder() {
    local users=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}
    if [[ -n ${OPERATOR_DESK_CACHE:-} ]]; then
        echo "$OPERATOR_DESK_CACHE"
    elif mkdir -p "$users/operator-desk" 2>/dev/null && [[ -w $users/operator-desk ]]; then
        echo "$users/operator-desk"
    else
        echo "$PWD/.cache"
    fi
}

make_asterisk() {
    local root
    root=$(cache_folder)/asterisk-forky
    [[ -d $root ]] && return
    if ! can_be_root; then
        say "The real Asterisk of the tests is missing, and only root can make it. As root, run:"
        echo "$PWD/tests/asterisk/make_root.sh forky $root" >&2
        return 1
    fi
    as_root tests/asterisk/make_root.sh forky "$root" >&2
}

set_up_demo() {
    install_packages "${PYTHON_PACKAGES[@]}" "${QT_PACKAGES[@]}"
    install_python_packages
}

set_up_test() {
    install_packages "${PYTHON_PACKAGES[@]}" "${QT_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
    install_python_packages
    make_asterisk
}

case ${1:-} in
    demo) set_up_demo ;;
    test) set_up_test ;;
    uv) install_uv && uv_program ;;
    *)
        echo "usage: $0 demo|test|uv" >&2
        exit 2
        ;;
esac
