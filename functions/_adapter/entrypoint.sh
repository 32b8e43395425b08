#!/bin/sh
# The image's entry. Each way ends in exec: node is process 1 and gets the signals.
set -eu
app=$(dirname "$0")

# Lambda: the command names the handler, such as chat.handler.
if [ -n "${AWS_LAMBDA_RUNTIME_API:-}" ]; then
  [ $# -gt 0 ] || { echo 'Set the command of the function to its handler, such as chat.handler' >&2; exit 64; }
  export _HANDLER="$1" LAMBDA_TASK_ROOT="$app/dist"
  exec node --enable-source-maps "$app/node_modules/aws-lambda-ric/index.mjs"
fi

# No command: the server. The name of another program of dist/, such as healthcheck: that one. Anything else is run as it is.
[ $# -gt 0 ] || set -- adapter
if [ -f "$app/dist/_$1.mjs" ]; then
  program=$1
  shift
  # A young generation of 16 MB from the start, and never more: V8 gets there by itself, with eight collections on the way,
  # then lets it grow to twice as much under load, and never gives it back while there is some.
  exec node --enable-source-maps --min-semi-space-size=16 --max-semi-space-size=16 "$app/dist/_$program.mjs" "$@"
fi
exec "$@"
