#!/bin/sh
# Runs nginx, and lets it read the addresses of http-api again whenever they change. nginx does so by itself only from 1.27.3 on.
set -eu

conf=/tmp/nginx.conf
sed -e "s/@REQUESTS_PER_SECOND@/$REQUESTS_PER_SECOND/" -e "s/@CONNECTIONS_PER_CLIENT@/$CONNECTIONS_PER_CLIENT/" \
  /restante/nginx.conf >$conf

addresses() {
  if command -v nslookup >/dev/null; then
    nslookup http-api 2>/dev/null | grep Address | sort
  else
    getent ahosts http-api | sed -n 's/ .*//p' | sort -u
  fi
}

nginx -e stderr -c $conf -g 'daemon off;' &
server=$!
# What is under way is answered first.
trap 'kill -QUIT $server' TERM INT QUIT

known=$(addresses)
while kill -0 $server 2>/dev/null; do
  sleep 1 &
  wait $! || true
  now=$(addresses || true)
  if [ -n "$now" ] && [ "$now" != "$known" ] && kill -HUP $server 2>/dev/null; then
    known=$now
  fi
done
wait $server
