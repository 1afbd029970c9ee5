# SPDX-License-Identifier: Apache-2.0
#
# Completes the commands, options and files of `inlet` in bash. Commands and options come from the program's own --help, so
# that they are never out of date.
_inlet() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    local commands
    commands=$("${COMP_WORDS[0]}" --help 2>&1 | sed -nE 's/^  ([a-z]+)  .*/\1/p')
    mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$word")
    return
  fi
  case $before in
    --duplicates) mapfile -t COMPREPLY < <(compgen -W "skip update create error" -- "$word"); return ;;
    --unmatched) mapfile -t COMPREPLY < <(compgen -W "create skip" -- "$word"); return ;;
    --merge) mapfile -t COMPREPLY < <(compgen -W "overwrite fill-blanks keep" -- "$word"); return ;;
    --date-order) mapfile -t COMPREPLY < <(compgen -W "dmy mdy ymd" -- "$word"); return ;;
  esac
  if [[ $word == -* ]]; then
    local options
    options=$("${COMP_WORDS[0]}" "${COMP_WORDS[1]}" --help 2>&1 | grep -oE -- '--[a-z][a-z-]*' | sort -u)
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _inlet inlet
