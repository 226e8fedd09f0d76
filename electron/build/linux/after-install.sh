#!/bin/sh
# After installing, as root.
set -e
# Nobody but root may change the program; its own list of contents is only worth something then.
chown -R root:root '/opt/${sanitizedProductName}'
chmod -R go-w '/opt/${sanitizedProductName}'
# The sandbox helper is always set up: that the kernel gives root a user namespace says nothing about other users. Last, because a change of owner
# takes the bit away again.
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database /usr/share/applications || true; fi
