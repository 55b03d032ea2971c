#!/bin/sh
# Build scripts and styles of the page into the package, or into the folder that is named; the same bytes every time.
set -eu
cd "$(dirname "$0")"
out="${1:-../src/accordingto/web/static}"
[ -d node_modules ] || npm ci --no-audit --no-fund
npx --no-install tsc --noEmit
npx --no-install esbuild src/app.ts src/app.css --bundle --minify --format=esm --target=es2022,chrome111,firefox113,safari16.4 --charset=utf8 --legal-comments=none --log-level=warning --outdir="$out"
cp src/icon.svg "$out/icon.svg"
{
  echo "Parts of others in app.js"
  echo
  for name in htmx.org; do
    echo "$name $(node -p "require('./node_modules/$name/package.json').version")"
    echo
    cat "node_modules/$name/LICENSE"
    echo
  done
} > "$out/THIRD_PARTY.txt"
