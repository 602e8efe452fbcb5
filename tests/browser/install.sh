#!/bin/sh
# Debian's Chromium, for the browser tests.
set -e
apt-get update -qq
apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core
