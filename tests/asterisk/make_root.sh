#!/usr/bin/env bash
# Makes the folder that a real Asterisk runs in, beside the system: a minimal Debian with Asterisk inside.
#
#   make_root.sh RELEASE FOLDER     forky carries Asterisk 22, bullseye carries Asterisk 16
#
# Debian 12 has no Asterisk of its own. The folder appears under its name only when it is whole, two runs at
# once make it once, and a run that is killed leaves nothing mounted: debootstrap works in a mount namespace
# of its own, which ends with it. Needs root, debootstrap, 0.5 GB and one to two minutes.
set -euo pipefail

debian_mirror() {
    # shellcheck disable=SC2016  # apt fills it in, not the shell
    apt-get indextargets --format '$(REPO_URI)' | grep --max-count=1 '/debian/*$'
}

build() {
    local release=$1 folder=$2 mirror
    local scripts=/usr/share/debootstrap/scripts
    mirror=$(debian_mirror) || {
        echo "no Debian archive is named in this machine's apt sources" >&2
        return 1
    }
    # debootstrap of Debian 12 has not heard of later releases: they are made as unstable is.
    local recipe=$scripts/$release
    [[ -e $recipe ]] || recipe=$scripts/sid
    unshare --mount --propagation private -- \
        debootstrap --variant=minbase --include=asterisk \
        --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
        "$release" "$folder" "$mirror" "$recipe" || return
    rm -rf "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/* "$folder"/usr/share/doc
    chroot "$folder" asterisk -V
}

main() {
    local release=$1 folder=$2
    local log=$folder.log unfinished=$folder.unfinished
    [[ -d $folder ]] && return
    mkdir -p "$(dirname "$folder")"
    exec 9>"$folder.lock"
    flock 9
    [[ -d $folder ]] && return # another run made it while this one waited
    echo "making Asterisk from Debian $release in $folder (one to two minutes, once)"
    rm -rf "$unfinished"
    if ! build "$release" "$unfinished" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "Asterisk could not be made: the whole story is in $log" >&2
        return 1
    fi
    tail -n 1 "$log"
    mv "$unfinished" "$folder"
}

main "$@"
