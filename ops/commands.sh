# The commands, as typed by people.

command_help() {
  cat <<'TEXT'
Runs Switchpoint on this machine, on loopback only.

  ./switchpoint up [--port-base N] [--data FOLDER] [--fresh] [--no-demo] [--rule-pack NAME] [--gateways 1|2]
                          build what has changed, start what does not run, print addresses and logins
  ./switchpoint down      stop everything; the data stay
  ./switchpoint status    what runs, where, how much memory it takes
  ./switchpoint logs [NAME]
                          follow one log or all of them
  ./switchpoint start|stop|restart NAME
                          one part: database, mail, identity, services, gateway, gateway2, chargers
  ./switchpoint env       the services' configuration as shell exports, to run one of them by hand
  ./switchpoint charger …  more simulated chargers (./switchpoint charger help)
  ./switchpoint test      all tests: unit, database, contract, browser
  ./switchpoint bench gateway [--rows A,B] [--runs N] [--quick]
                          speed and size of the gateway on this machine (docs/performance.md)

Every command takes --port-base N or --data FOLDER to say which installation is meant; the default is port 8080 and .switchpoint.
TEXT
}

# One run at a time per installation.
take_turn() {
  mkdir -p "$DIST/locks"
  exec 9>"$DIST/locks/${DATA//\//+}"
  flock -n 9 || die "Another ./switchpoint is at work on ${DATA#"$ROOT"/}. Wait for it, then try again."
}

# What this run started is stopped again when it fails or is interrupted: never half a system.
stop_started() {
  local code=$? i
  trap - EXIT
  trap '' INT TERM
  if ((code != 0 && ${#STARTED[@]})); then
    say "stopping what was started: ${STARTED[*]}"
    for ((i = ${#STARTED[@]} - 1; i >= 0; i--)); do
      "stop_${STARTED[i]}" || true
    done
  fi
  kill $(jobs -p) 2>/dev/null || true
  exit "$code"
}

guard() {
  trap stop_started EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

command_up() {
  local fetching building=
  read_options "$@"
  require_linux
  find_jdk
  require_maven
  take_turn
  guard
  [[ $FRESH != yes ]] || stop_all
  check_ports
  make_folders
  say "JDK $JAVA_HOME; data ${DATA#"$ROOT"/}; ports from $PORT_BASE"

  fetch_servers &
  fetching=$!
  if built; then
    say "programs are up to date"
  else
    say "building the programs"
    build "$LOGS/build.log" &
    building=$!
  fi
  wait "$fetching" || { show_build_log "$LOGS/fetch.log"; die "Fetching the servers from the Maven repository failed."; }
  bring_up identity
  if [[ -n $building ]]; then
    wait "$building" || { show_build_log "$LOGS/build.log"; die "The build failed."; }
    say "programs are built"
  fi
  bring_up mail
  bring_up database
  await database 60 ready_database
  migrate
  say "database is ready and migrated"
  bring_up services
  bring_up gateway
  if [[ $GATEWAYS == 2 ]]; then bring_up gateway2; fi
  await identity 300 ready_identity
  say "identity is ready"
  await services 360 ready_services
  say "services are ready"
  await gateway 240 ready_gateway
  say "gateway is ready"
  if [[ $GATEWAYS == 2 ]]; then
    await gateway2 240 ready_gateway2
    say "gateway2 is ready"
  fi
  bring_up chargers
  await chargers 30 ready_chargers
  seed_demo
  STARTED=()
  farewell
}

fetch_servers() {
  { fetch_payara && fetch_keycloak; } >"$LOGS/fetch.log" 2>&1
}

fetch_server_of() {
  case $1 in
    identity) fetch_keycloak ;;
    services | gateway | gateway2) fetch_payara ;;
  esac
}

bring_up() {
  if runs "$1" && outdated "$1"; then
    say "restarting $1 with the new programs"
    "stop_$1"
    start_part "$1"
  elif runs "$1"; then
    say "$1 runs already"
  else
    say "starting $1"
    start_part "$1"
  fi
}

# Before anything is built: a taken port is named at once.
check_ports() {
  runs identity || require_free_port "$IDENTITY_PORT" "Keycloak"
  runs database || [[ -n $(leftover_database) ]] || require_free_port "$DATABASE_PORT" "the database"
  runs mail || require_free_port "$MAIL_PORT" "the mailbox"
  runs services || require_free_port "$PORTAL_PORT" "the portal and the services"
  if ! runs gateway; then
    require_free_port "$GATEWAY_PORT" "the gateway's API"
    require_free_port "$OCPP_PORT" "the charger sockets"
  fi
  runs chargers || require_free_port "$CHARGERS_PORT" "the chargers' control page"
}

farewell() {
  say "Switchpoint is up"
  cat <<TEXT

  Portal             $PORTAL_URL/
  Sign-in server     http://localhost:$IDENTITY_PORT/  (admin, password in ${SECRETS#"$ROOT"/}/keycloak-admin)
  Charger sockets    $OCPP_URL/{identity}
TEXT
  if [[ $DEMO == yes ]]; then
    cat <<TEXT
  Demo chargers      http://localhost:$CHARGERS_PORT/

  Demo logins, all with the password "switchpoint":
    alice, ben     households with a charger       cora    household without one yet
    nora           operator North Charge           sam     operator South Charge       gita  operator Green Mile
    dana           Northshire Networks             sid     Southmoor Power             reg   energy regulator
    mia            manufacturer Voltworks          tess    test house                  pat   Switchpoint itself
TEXT
  else
    printf '\n  First login: platform, password in %s\n' "${SECRETS#"$ROOT"/}/platform-person"
  fi
  printf '\n  Stop it with ./switchpoint down%s\n' "$(other_installation)"
}

other_installation() {
  [[ $DATA == "$ROOT/.switchpoint" ]] || printf ' --data %s' "${DATA#"$ROOT"/}"
}

stop_all() {
  local i
  [[ -d $RUN ]] || return 0
  for ((i = ${#PARTS[@]} - 1; i >= 0; i--)); do
    if runs "${PARTS[i]}"; then say "stopping ${PARTS[i]}"; fi
    "stop_${PARTS[i]}"
  done
}

command_down() {
  read_options "$@"
  if [[ ! -d $RUN ]]; then
    say "there is no installation in ${DATA#"$ROOT"/}; nothing to stop"
    return
  fi
  take_turn
  stop_all
  say "Switchpoint is down; its data are in ${DATA#"$ROOT"/}"
}

command_status() {
  local name pid down=0
  read_options "$@"
  printf '%-10s %-8s %8s %10s  %s\n' part state process memory address
  for name in "${PARTS[@]}"; do
    if pid=$(pid_of "$name"); then
      printf '%-10s %-8s %8s %10s  %s\n' "$name" runs "$pid" "$(memory_of "$pid")" "$(address_of "$name")"
    else
      [[ $name != gateway2 || $GATEWAYS == 2 ]] || continue
      printf '%-10s %-8s\n' "$name" stopped
      down=1
    fi
  done
  return $down
}

address_of() {
  case $1 in
    database) printf '127.0.0.1:%s' "$DATABASE_PORT" ;;
    identity) printf 'http://localhost:%s/' "$IDENTITY_PORT" ;;
    mail) printf '127.0.0.1:%s, kept in %s' "$MAIL_PORT" "${DATA#"$ROOT"/}/mail" ;;
    services) printf '%s/' "$PORTAL_URL" ;;
    gateway) printf '%s and %s' "$GATEWAY_URL" "$OCPP_URL" ;;
    gateway2) printf 'http://localhost:%s/gateway/api and ws://localhost:%s/ocpp' "$GATEWAY_PORT_2" "$OCPP_PORT_2" ;;
    chargers) printf 'http://localhost:%s/' "$CHARGERS_PORT" ;;
  esac
}

command_logs() {
  local name=
  if (($#)) && [[ $1 != --* ]]; then
    name=$1
    shift
  fi
  read_options "$@"
  [[ -d $LOGS ]] || die "There are no logs in ${DATA#"$ROOT"/}."
  if [[ -n $name ]]; then
    [[ -f $LOGS/$name.log ]] || die "There is no log '$name'. There are: $(cd "$LOGS" && ls ./*.log | sed 's|^./||; s|\.log$||' | tr '\n' ' ')"
    exec tail -n 100 -F "$LOGS/$name.log"
  fi
  exec tail -n 10 -F "$LOGS"/*.log
}

# More chargers, in the words of the simulator itself.
command_charger() {
  local words=() verb=${1:-help}
  shift || true
  while (($#)); do
    case $1 in
      --data | --port-base)
        read_option_pair "$1" "${2:-}"
        shift 2
        ;;
      *)
        words+=("$1")
        shift
        ;;
    esac
  done
  settle
  find_jdk
  built_simulator
  [[ $verb != add ]] || words+=(--home "$DATA/chargers" --gateway "$OCPP_URL")
  [[ $verb != run ]] || die "The chargers are run by ./switchpoint up or ./switchpoint start chargers."
  "$JAVA_HOME/bin/java" -Xmx64m "${SMALL_JVM[@]}" -cp "$(simulator_classpath)" energy.switchpoint.simulator.Simulator "$verb" "${words[@]}"
}

built_simulator() {
  [[ -d $DATA/app && -f charger-simulator/target/classpath.txt ]] || die "There is no installation in ${DATA#"$ROOT"/} yet. Run ./switchpoint up first."
}

command_env() {
  read_options "$@"
  [[ -d $SECRETS ]] || die "There is no installation in ${DATA#"$ROOT"/} yet. Run ./switchpoint up first."
  (
    export_configuration
    export -p | grep -E '^declare -x (SWITCHPOINT_|MP_JWT_|[A-Z]+_DB_(URL|USER|PASSWORD)=)' | sed 's/^declare -x/export/'
  )
}

known_part() {
  local part
  for part in "${PARTS[@]}"; do [[ $part != "${1:-}" ]] || return 0; done
  die "Which part? ${PARTS[*]}"
}

command_start() {
  local name=${1:-}
  known_part "$name"
  shift
  read_options "$@"
  find_jdk
  take_turn
  guard
  [[ $name != identity && $name != services && $name != gateway && $name != gateway2 ]] || require_maven
  make_folders
  fetch_server_of "$name" >"$LOGS/fetch.log" 2>&1 || { show_build_log "$LOGS/fetch.log"; die "Fetching the server failed."; }
  bring_up "$name"
  await "$name" 360 "ready_$name"
  [[ $name != database ]] || migrate
  STARTED=()
  say "$name is ready"
}

command_stop() {
  local name=${1:-}
  known_part "$name"
  shift
  read_options "$@"
  take_turn
  "stop_$name"
  say "$name is stopped"
}

command_restart() {
  command_stop "$@"
  FRESH=
  command_start "$@"
}
