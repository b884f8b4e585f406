#!/bin/sh
# Install the programs that some tests and features run: LibreOffice (old .doc files, and looking at what was
# written), Chromium (looking at pages), poppler (looking at PDFs) and a font with Chinese characters.
#
# Installs what is missing with apt where it may; elsewhere, and where it may not, it only says what is missing.
# Nothing of the library needs them to be imported; a feature that does says so when it is used.

set -u

missing=""
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer libreoffice-calc"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
if command -v fc-list >/dev/null 2>&1; then
    [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ] || missing="$missing fonts-noto-cjk"
else
    missing="$missing fontconfig fonts-noto-cjk"
fi

[ -z "$missing" ] && exit 0

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086
    if apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1; then
        exit 0
    fi
fi

echo "not installed:$missing" >&2
echo "tests that run these programs are left out; on Debian: sudo apt-get install$missing" >&2
exit 0
