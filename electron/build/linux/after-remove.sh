#!/bin/sh
# After removing, as root. The data folders of the users stay. Both package systems call this for an update as well, after the new version is in
# place (deb: "upgrade"; rpm: at least one version left).
case "$1" in upgrade|[1-9]*) exit 0 ;; esac
if [ "$(readlink '/usr/bin/${executable}')" = '/opt/${sanitizedProductName}/${executable}' ]; then rm -f '/usr/bin/${executable}'; fi
