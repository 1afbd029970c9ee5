#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# clang-tidy on the C++ files that changed since the commit given (default: where the branch left origin/main, else the
# last twenty commits); --all for every file. Needs a configured build/dev.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ -f build/dev/compile_commands.json ] || { echo "Build first: ./test unit" >&2; exit 1; }
if [ "${1:-}" = --all ]; then
  mapfile -t files < <(git ls-files 'src/*.cpp')
else
  since=${1:-$(git merge-base HEAD origin/main 2>/dev/null || git rev-list -n 20 HEAD | tail -n 1)}
  mapfile -t files < <(git diff --name-only --diff-filter=d "$since" -- 'src/*.cpp')
fi
[ ${#files[@]} -gt 0 ] || { echo "No C++ file changed."; exit 0; }
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P 2 clang-tidy-14 -p build/dev --quiet --warnings-as-errors='*'
