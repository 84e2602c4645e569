#!/bin/sh
# Runs nginx before those http-api that are ready: asks each of them every second, and lets nginx read the list again whenever it changes.
# One that has just started, or is about to end, gets no calls.
set -eu

conf=${TMPDIR:-/tmp}/nginx.conf
upstream=${TMPDIR:-/tmp}/upstream.conf
ending=
sed -e "s/@REQUESTS_PER_SECOND@/$REQUESTS_PER_SECOND/" -e "s/@CONNECTIONS_PER_CLIENT@/$CONNECTIONS_PER_CLIENT/" \
  "$(dirname "$0")/nginx.conf" >"$conf"

# All of the name. What nslookup prints before the first empty line is the name server.
addresses() {
  if command -v nslookup >/dev/null; then
    nslookup http-api 2>/dev/null | sed '1,/^$/d' | sed -n 's/^Address[^:]*:[[:space:]]*\([0-9.]*\)$/\1/p' | sort -u
  else
    getent ahostsv4 http-api | sed -n 's/ .*//p' | sort -u
  fi
}

# One that says nothing, as it may on a busy machine, stays what it was: only an answer, or a closed door, changes it.
is_ready() {
  said=0
  curl -fs --max-time 1 -o /dev/null "http://$1:8080/health/readiness" || said=$?
  [ $said -ne 28 ] || ! grep -q "server $1:" "$upstream" 2>/dev/null || return 0
  [ $said -eq 0 ]
}

# The servers of the upstream; all that there are while none is ready, so that callers hear from them and not from nginx.
list() {
  all=$(addresses)
  ready=$(for address in $all; do ! is_ready "$address" || echo "$address"; done)
  for address in ${ready:-$all}; do
    echo "server $address:8080 max_fails=1 fail_timeout=2s;"
  done
}

# The list has changed.
renew() {
  list >"$upstream.new"
  [ -s "$upstream.new" ] && ! cmp -s "$upstream.new" "$upstream" && mv "$upstream.new" "$upstream"
}

until renew; do sleep 1; done
nginx -e stderr -c "$conf" -g 'daemon off;' &
server=$!
# What is under way is answered first.
trap 'ending=yes; kill -QUIT $server' TERM INT QUIT

while kill -0 $server 2>/dev/null; do
  sleep 1 &
  wait $! || true
  [ -n "$ending" ] || ! renew || kill -HUP $server 2>/dev/null || true
done
wait $server
