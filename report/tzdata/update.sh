#!/bin/sh
# Makes zoneinfo.zip anew: update.sh TZDATA.ZI, where TZDATA.ZI is the one-file form of a release of the IANA Time
# Zone Database, as Debian's package tzdata installs it in /usr/share/zoneinfo. Needs zic and Go. The same release
# gives the same bytes.
set -eu
source=$(realpath "$1")
target=$(realpath "$(dirname "$0")")/zoneinfo.zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
zic -b slim -d . "$source"
sed -n '1s/^# version //p' "$source" > +VERSION
test -s +VERSION
go run "$(go env GOROOT)/lib/time/mkzip.go" "$target"
