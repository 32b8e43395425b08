#!/bin/sh
# Prints the folder of the compiled AWS runtime interface client for Node, in the version of package-lock.json. Compiling takes
# about a minute; the result is kept in the user's cache. Concurrent callers wait. Missing tools are installed if possible.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
lock="$here/../../../package-lock.json"
version=$(node -p "JSON.parse(require('fs').readFileSync('$lock')).packages['node_modules/aws-lambda-ric'].version")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/smart-chat
folder=$cache/aws-lambda-ric-$version-$(uname -m)
if [ ! -d "$folder" ]; then
  mkdir -p "$cache"
  exec 8>"$cache/lock"
  flock 8
fi
if [ ! -d "$folder" ]; then
  for tool in cmake g++ make python3; do "$here/../programs/install-package.sh" "/usr/bin/$tool" "$tool" >&2; done
  "$here/../programs/install-package.sh" /usr/bin/xz xz-utils >&2
  # node-gyp would download Node's headers. Any recent installed ones are good enough, because the addon uses Node-API only.
  for prefix in /usr /usr/local; do
    [ ! -e "$prefix/include/node/node_api.h" ] || export npm_config_nodedir="$prefix"
  done
  export NODE_OPTIONS=
  scratch=$(mktemp -d "$cache/compile-XXXXXX")
  trap 'rm -rf "$scratch"' EXIT
  cd "$scratch"
  echo '{}' >package.json # otherwise npm would install into the folder above
  npm install --ignore-scripts --no-audit --no-fund "aws-lambda-ric@$version" >&2
  cd node_modules/aws-lambda-ric
  npm run preinstall >&2
  npm run postinstall >&2
  mv "$PWD" "$folder" # at once: nobody sees half a result
fi
echo "$folder"
