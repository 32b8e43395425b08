#!/bin/sh
# Prints a key for a libSQL server and a token that it accepts, each as a line of an .env file:
#   SQLD_AUTH_JWT_KEY    of the server: from then on it refuses whoever has no token
#   DATABASE_AUTH_TOKEN  of smart-chat: reads and writes, does not expire. A new pair makes it worthless.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

openssl genpkey -algorithm ed25519 -out "$folder/key"
# The key itself: the last 32 bytes of its DER form (RFC 8410).
echo "SQLD_AUTH_JWT_KEY=$(openssl pkey -in "$folder/key" -pubout -outform DER | tail -c 32 | base64url)"
printf '%s.%s' "$(printf '{"alg":"EdDSA","typ":"JWT"}' | base64url)" "$(printf '{"a":"rw"}' | base64url)" >"$folder/text"
echo "DATABASE_AUTH_TOKEN=$(cat "$folder/text").$(openssl pkeyutl -sign -rawin -inkey "$folder/key" -in "$folder/text" | base64url)"
