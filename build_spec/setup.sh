#!/bin/sh
# Makes the environment .venv from the lock: `sh build_spec/setup.sh` to run Devanture, `... dev` to work on it.
# On Debian as root it installs what the system lacks; elsewhere it says what to install. Run again, it does only
# what has changed.
set -eu
cd "$(dirname "$0")/.."

lock=requirements.lock
[ "${1:-}" = dev ] && lock=requirements-dev.lock

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if usable "$name"; then
            echo "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ] && [ -f /etc/debian_version ] && [ "$(id -u)" = 0 ]; then
    echo "Installing Python from Debian's packages..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv ca-certificates >/dev/null
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "Devanture needs Python 3.11 or newer with its venv module." >&2
    echo "Debian, Ubuntu: sudo apt-get install python3 python3-venv    Fedora: sudo dnf install python3" >&2
    echo "Windows, macOS: the installer of Python's own site." >&2
    exit 1
fi

# What Qt's windows need of a bare Debian (platform facts of 2026-11); elsewhere every desktop has it.
if [ -f /etc/debian_version ] && [ "$(id -u)" = 0 ]; then
    known=$(/sbin/ldconfig -p)
    missing=$(for pair in libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 \
        libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3 libxkbcommon.so.0=libxkbcommon0 \
        libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1 \
        libxcb-shape.so.0=libxcb-shape0 libxcb-xkb.so.1=libxcb-xkb1 libxkbcommon-x11.so.0=libxkbcommon-x11-0; do
        case $known in *"${pair%%=*} "*) ;; *) echo "${pair##*=}" ;; esac
    done)
    if [ -n "$missing" ]; then
        echo "Installing from Debian's packages what windows need..."
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    fi
fi

# A full environment serves the short lock too.
wanted=$(cat requirements.lock requirements-dev.lock | cksum)
if [ -f ".venv/$lock.ready" ] && [ "$(cat ".venv/$lock.ready")" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi
.venv/bin/python -c '' 2>/dev/null || { rm -rf .venv; "$python" -m venv .venv; }
echo "Installing the packages of $lock into .venv..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$lock"
echo "$wanted" >".venv/$lock.ready"
[ "$lock" = requirements.lock ] || echo "$wanted" >.venv/requirements.lock.ready
