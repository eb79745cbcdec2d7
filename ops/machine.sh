# What this machine must have, and who sits on its ports.

require_linux() {
  [[ $(uname -s) == Linux && $(uname -m) == x86_64 ]] ||
    die "The embedded system runs on Linux on x86_64; this is $(uname -s) on $(uname -m). Elsewhere run it in a container or a virtual machine."
}

is_jdk_25() {
  [[ -x $1/bin/javac && -r $1/release ]] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

# Sets JAVA_HOME to a JDK 25: the one given, else the first found in the usual folders.
find_jdk() {
  local candidate given=${JAVA_HOME:-}
  if [[ -n $given ]] && is_jdk_25 "$given"; then
    export JAVA_HOME
    return
  fi
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/*; do
    if is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  if candidate=$(command -v javac); then
    candidate=$(dirname "$(dirname "$(readlink -f "$candidate")")")
    if is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  fi
  if [[ -n $given ]]; then given="$given, which is not one"; else given="not set"; fi
  die "Switchpoint needs a JDK 25 and found none.
  JAVA_HOME is $given.
  Looked in /usr/lib/jvm, /usr/java, /opt, ~/.sdkman, ~/.jdks, ~/.asdf and for javac on the PATH.
  Get one from https://adoptium.net/temurin/releases/?version=25 and set JAVA_HOME to its folder."
}

require_maven() {
  command -v mvn >/dev/null || die "Switchpoint needs Maven (3.8 or newer) and found no 'mvn' on the PATH. Debian: apt-get install maven. Else: https://maven.apache.org/download.cgi"
}

# The process that listens on a TCP port as "name (process id)"; empty when the port is free.
listener_on() {
  local port=$1 hex inode fd pid
  hex=$(printf '%04X' "$port")
  inode=$(awk -v port=":$hex" '$4 == "0A" && $2 ~ port "$" { print $10; exit }' /proc/net/tcp /proc/net/tcp6 2>/dev/null) || true
  [[ -n $inode ]] || return 0
  for fd in /proc/[0-9]*/fd/*; do
    if [[ $(readlink "$fd" 2>/dev/null) == "socket:[$inode]" ]]; then
      pid=${fd#/proc/}
      pid=${pid%%/*}
      printf '%s (process %s)' "$(name_of_process "$pid")" "$pid"
      return 0
    fi
  done
  printf 'a process of another user'
}

name_of_process() {
  tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | awk '{
    name = $1; sub(".*/", "", name)
    for (i = 2; i <= NF; i++) if ($i ~ /^energy\.switchpoint\.|\.jar$|QuarkusEntryPoint$/) { name = name " " $i; break }
    print name
  }'
}

require_free_port() {
  local port=$1 what=$2 who
  who=$(listener_on "$port")
  [[ -z $who ]] || die "Port $port, needed for $what, is taken by $who. Stop that, or move all ports: ./switchpoint up --port-base $((PORT_BASE + 1000))"
}

# The head of the answer to a GET on loopback, nothing when nobody answers. Needs no curl.
head_of() {
  local port=$1 path=$2 line
  { exec 7<>"/dev/tcp/127.0.0.1/$port" || return 1; } 2>/dev/null
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&7 2>/dev/null || true
  while IFS= read -r -t 10 line <&7 2>/dev/null; do
    line=${line%$'\r'}
    [[ -n $line ]] || break
    printf '%s\n' "$line"
  done
  exec 7>&- 7<&-
}

answers() {
  [[ $(head_of "$1" "$2") =~ ^HTTP/1\.[01]\ [23] ]]
}

# A service's health page is JSON; anything else on this address is somebody else's answer.
healthy() {
  local head
  head=$(head_of "$1" "$2")
  [[ $head =~ ^HTTP/1\.[01]\ 200 && ${head,,} == *content-type:\ application/json* ]]
}

port_open() {
  (exec 7<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
