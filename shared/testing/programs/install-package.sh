#!/bin/sh
# install-package.sh PROGRAM PACKAGE...: installs Debian packages unless the program exists, without starting their services.
# Concurrent tests install one at a time; locks of dpkg or apt held by others are waited for.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C
program=$1
shift
[ ! -e "$program" ] || exit 0
if [ "$(id -u)" != 0 ] || [ ! -e /usr/bin/apt-get ]; then
  echo "the tests need $program: apt-get install $*" >&2
  exit 1
fi
exec 9>/run/lock/smart-chat-tests.lock
flock 9
[ ! -e "$program" ] || exit 0

# Debian starts installed services unless this file forbids it.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' INT TERM
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

install() { apt-get -o DPkg::Lock::Timeout=240 install -y --no-install-recommends "$@"; }
# apt waits for dpkg's lock, but not for the lock of its package lists.
update() {
  until said=$(apt-get update 2>&1); do
    case $said in
      *'Could not get lock'*) sleep 1 ;;
      *) echo "$said" >&2 && return 1 ;;
    esac
  done
}
install "$@" || { update && install "$@"; }
