# What the script says to the person in front of it.

BEGAN=$SECONDS

# One line of progress with the time since the start.
say() {
  local elapsed=$((SECONDS - BEGAN))
  printf '%3d:%02d  %s\n' $((elapsed / 60)) $((elapsed % 60)) "$*"
}

# Ends with a message; everything this run has started is stopped by the exit trap.
die() {
  printf '\nswitchpoint: %s\n' "$*" >&2
  exit 1
}

# The end of a log, indented, so that nobody has to go and look for it.
show_log() {
  local log=$1
  [[ -s $log ]] || return 0
  printf '\nLast lines of %s:\n' "${log#"$ROOT"/}" >&2
  tail -n 25 "$log" | cut -c1-300 | sed 's/^/  | /' >&2
}

# Of Maven's long farewell, the part that says what is wrong.
show_build_log() {
  local log=$1
  printf '\nFrom %s:\n' "${log#"$ROOT"/}" >&2
  grep -E 'ERROR|FAIL' "$log" | grep -v -e '\[Help' -e 'Re-run Maven' -e 'To see the full' -e 'For more information' -e 'resuming' | head -n 25 | cut -c1-300 | sed 's/^/  | /' >&2
}
