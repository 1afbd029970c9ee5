# SPDX-License-Identifier: Apache-2.0
#
# What ./run and ./test share: installing what is missing, Node, the web pages, building with CMake. Sourced; expects
# $root, the top of the project. Everything it says goes to standard error, so that results keep standard output to themselves.
# shellcheck shell=bash

logs=${root:?}/build/logs
mkdir -p "$logs"
[ -t 2 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ] && is_terminal=1 || is_terminal=0

# Where provide_node() puts Node.
export PATH=$root/.tools/node/node_modules/.bin:$PATH

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$*"; exit 1; }

# quietly NAME COMMAND...: runs it with its output in build/logs/NAME.log; shows the end of that only when it fails.
quietly() {
  local log=$logs/$1.log
  shift
  "$@" >"$log" 2>&1 </dev/null && return
  local status=$?
  tail -n 40 "$log" >&2
  say "This failed: $*"
  say "All of its output is in $log"
  return "$status"
}

# Waits for another ./run or ./test in the same folder to finish building.
lock_build_folder() {
  command -v flock >/dev/null || return 0
  exec 9>"$root/build/.lock"
  flock -n 9 && return
  say "Waiting for another build in this folder ..."
  flock 9
}
unlock_build_folder() { exec 9>&-; }

# install_packages FILE...: the Debian packages that the files list. Nothing is ever removed.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "This is not Debian: see docs/develop/build.md for what has to be installed."
    return
  fi
  local -a wanted=() missing=()
  mapfile -t wanted < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@")
  # Whoever has a new enough Node needs no npm of Debian's.
  if ! node_is_new_enough && ! command -v npm >/dev/null; then wanted+=(npm); fi
  mapfile -t missing < <(
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p' |
      sort -u | comm -13 - <(printf '%s\n' "${wanted[@]}" | sort -u))
  [ ${#missing[@]} -gt 0 ] || return 0
  local -a command=(apt-get install -y --no-install-recommends --no-remove "${missing[@]}")
  if [ "$(id -u)" != 0 ]; then
    say "These packages are missing: ${missing[*]}"
    give_up "Install them with:  sudo ${command[*]}"
  fi
  say "Installing ${#missing[@]} Debian packages ..."
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-update apt-get update || say "The package lists could not be refreshed; trying with those that are here."
  quietly apt-install "${command[@]}" || give_up "The packages could not be installed."
}

node_is_new_enough() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge 22 ] 2>/dev/null
}

# Node 22 on the PATH: the system's, or one in .tools/node that the npm at hand fetches.
provide_node() {
  node_is_new_enough && return
  local tools=$root/.tools/node
  say "Fetching Node 22 into .tools/node ..."
  mkdir -p "$tools"
  quietly node npm install --no-audit --no-fund --no-update-notifier --prefix "$tools" node@22 npm@10 ||
    give_up "Node 22 could not be fetched."
  hash -r
  node_is_new_enough || give_up "Node 22 was fetched into .tools/node but does not run."
}

# What npm is to install, in web/node_modules; again only when the lock file or Node changed.
install_web_packages() {
  local stamp=$root/web/node_modules/.installed now
  now="$(node --version) $(sha256sum <"$root/web/package-lock.json")"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then return; fi
  say "Installing the web's packages ..."
  quietly npm-ci npm --prefix "$root/web" ci --no-audit --no-fund --no-update-notifier ||
    give_up "The web's packages could not be installed."
  printf '%s\n' "$now" >"$stamp"
}

# A hash of everything the pages are made of, the documents under Help too; schema.ts is itself made from the API's description.
web_sources_hash() {
  (cd "$root" && find web docs/api docs/user docs/operate docs/errors docs/pictures -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' \
    -not -path 'web/src/api/schema.ts' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
}

# web/dist, built anew only when a source changed.
build_web() {
  local stamp=$root/build/web.stamp now
  now=$(web_sources_hash)
  if [ -f "$root/web/dist/index.html" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then return; fi
  say "Building the web pages ..."
  quietly web-build npm --prefix "$root/web" run build || give_up "The web pages could not be built."
  printf '%s\n' "$now" >"$stamp"
}

# One compiler a processor, as long as each has a gigabyte of memory: the server's files need 0.8.
build_jobs() {
  local processors memory_gib
  processors=$(nproc)
  memory_gib=$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || echo "$processors")
  [ "${memory_gib:-0}" -ge 1 ] || memory_gib=1
  echo $((processors < memory_gib ? processors : memory_gib))
}

# What a file includes is known from its compilation, without a second look at it first. A precompiled header is as old as its
# build; what it holds is what counts.
export CCACHE_DEPEND=1
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}

# build PRESET [TARGET...]: configures build/PRESET when needed, and builds it.
build() {
  local preset=$1 folder=$root/build/$1
  shift
  if [ ! -f "$folder/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$folder/build.ninja" ]; then
    say "Configuring build/$preset ..."
    (cd "$root" && quietly "configure-$preset" cmake --preset "$preset") || give_up "CMake could not configure build/$preset."
    touch "$folder/build.ninja"
  fi
  if [ "$is_terminal" = 1 ]; then
    # Ninja's own living line: how far it is.
    ninja -C "$folder" -j "$(build_jobs)" "$@" >&2 || give_up "The build failed."
  else
    say "Building build/$preset ..."
    quietly "build-$preset" ninja -C "$folder" -j "$(build_jobs)" "$@" || give_up "The build failed."
  fi
}
