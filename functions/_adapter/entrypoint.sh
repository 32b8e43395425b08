#!/bin/sh
# The image's entry point. Every branch ends in exec, so that node is process 1 and receives the signals.
set -eu
app=$(dirname "$0")

# On Lambda, the command is the handler, such as chat.handler.
if [ -n "${AWS_LAMBDA_RUNTIME_API:-}" ]; then
  [ $# -gt 0 ] || { echo 'Set the command of the function to its handler, such as chat.handler' >&2; exit 64; }
  export _HANDLER="$1" LAMBDA_TASK_ROOT="$app/dist"
  exec node --enable-source-maps "$app/node_modules/aws-lambda-ric/index.mjs"
fi

# Otherwise: no command runs the server, the name of a program in dist/ (such as healthcheck) runs that program, and anything
# else is run as a command.
[ $# -gt 0 ] || set -- adapter
if [ -f "$app/dist/_$1.mjs" ]; then
  program=$1
  shift
  # Semi-spaces of a fixed 32 MB, from the start: see bench/README.md, rows 2 and 4.
  exec node --enable-source-maps --min-semi-space-size=32 --max-semi-space-size=32 "$app/dist/_$program.mjs" "$@"
fi
if ! command -v "$1" >/dev/null; then
  programs=$(cd "$app/dist" && printf '%s ' _*.mjs | sed 's/_//g; s/\.mjs//g')
  echo "$1 is no command here. The programs are: ${programs}(a handler such as chat.handler is for Lambda)" >&2
  exit 127
fi
exec "$@"
