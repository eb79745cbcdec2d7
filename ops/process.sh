# Processes by name: started apart from this shell, found again by their id and start time, ended politely.

STARTED=()

# The kernel's start time of a process; with it a recycled process id is not taken for ours.
birth_of() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
  stat=${stat##*) }
  read -r -a stat <<<"$stat"
  [[ ${stat[0]} == Z ]] || printf "%s" "${stat[19]}"
}

pid_of() {
  local pid birth
  [[ -r $RUN/$1.pid ]] || return 1
  read -r pid birth <"$RUN/$1.pid" || return 1
  [[ -n $birth && $(birth_of "$pid") == "$birth" ]] || return 1
  printf '%s' "$pid"
}

runs() {
  pid_of "$1" >/dev/null
}

# launch NAME COMMAND…: in its own session, output to logs/NAME.log (the one before is kept).
launch() {
  local name=$1 pid
  shift
  [[ ! -f $LOGS/$name.log ]] || mv -f "$LOGS/$name.log" "$LOGS/$name.log.1"
  setsid "$@" </dev/null >"$LOGS/$name.log" 2>&1 9>&- &
  pid=$!
  disown "$pid"
  printf '%s %s\n' "$pid" "$(birth_of "$pid")" >"$RUN/$name.pid"
  cp "$DIST/built" "$RUN/$name.built" 2>/dev/null || true
  STARTED+=("$name")
}

# Whether a server of ours runs programs that have been built anew since it was started.
outdated() {
  [[ $1 =~ ^(services|gateway2?)$ ]] && ! cmp -s "$DIST/built" "$RUN/$1.built"
}

# end NAME: asks, waits up to half a minute, then insists.
end() {
  local name=$1 pid i
  if pid=$(pid_of "$name"); then
    kill "$pid" 2>/dev/null || true
    for ((i = 0; i < 300; i++)); do
      runs "$name" || break
      sleep 0.1
    done
    if runs "$name"; then
      say "$name does not end by itself; ending it by force"
      kill -9 "$pid" 2>/dev/null || true
    fi
  fi
  rm -f "$RUN/$name.pid"
}

# await NAME SECONDS CHECK…: until the check passes; fails at once when the process has ended.
await() {
  local name=$1 seconds=$2 until
  shift 2
  until=$((SECONDS + seconds))
  while ! "$@"; do
    if ! runs "$name"; then
      show_log "$LOGS/$name.log"
      die "$name ended while starting."
    fi
    if ((SECONDS > until)); then
      show_log "$LOGS/$name.log"
      die "$name was not ready within $seconds seconds."
    fi
    sleep 0.5
  done
}

# Resident memory in MB of a process and of those it has started itself.
memory_of() {
  local file total=0 kb
  for file in "/proc/$1/status" $(grep -lsx "PPid:[[:space:]]*$1" /proc/[0-9]*/status); do
    kb=$(awk '/^VmRSS/ { print $2 }' "$file" 2>/dev/null) || true
    total=$((total + ${kb:-0}))
  done
  printf '%d MB' $((total / 1024))
}
