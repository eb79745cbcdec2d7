# ./switchpoint bench gateway: MariaDB and the gateway alone, with a fleet of known chargers, under load on this machine.

BENCH_DATA=$ROOT/.switchpoint-bench
BENCH_PORT_BASE=28080
BENCH_CHARGERS=20000

command_bench() {
  local rows=all runs=() quick=false what=${1:-}
  [[ $what == gateway ]] || die "What is to be measured? ./switchpoint bench gateway [--rows A,B] [--runs N] [--quick]"
  shift
  while (($#)); do
    case $1 in
      --rows) rows=${2:-}; shift 2 || die "--rows needs names, such as heartbeat,meter" ;;
      --runs) runs=(--runs "${2:-}"); shift 2 || die "--runs needs a number" ;;
      --quick) quick=true; shift ;;
      *) die "bench gateway has no option '$1'." ;;
    esac
  done
  require_linux
  find_jdk
  require_maven
  # The row "memory" holds 19,500 connections open at both ends; a usual limit is 20,000 files.
  ulimit -n 65536 2>/dev/null || true
  prepare_bench
  say "measuring; the figures are written to target/bench/gateway.json"
  mkdir -p target/bench
  java_of_simulator energy.switchpoint.simulator.bench.boundary.GatewayBench run \
    --rows "$rows" "${runs[@]}" --quick "$quick" --script "$ROOT/switchpoint" --data "$BENCH_DATA" --issuer "$ISSUER" \
    --api "$GATEWAY_URL" --ocpp-port "$OCPP_PORT" --ocpp-tls-port "$OCPP_TLS_PORT" --out target/bench/gateway.json
}

# A fresh database with known chargers and a gateway on it. No sign-in server: the gateway trusts the bench's own key.
prepare_bench() {
  DATA=$BENCH_DATA PORT_BASE=$BENCH_PORT_BASE DEMO=no RULE_PACK=GB-2021
  trap end_of_bench EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  addresses
  if [[ -d $RUN ]]; then stop_all; fi
  FRESH=yes
  settle
  make_folders
  FRESH=
  check_bench_ports
  fetch_payara >"$LOGS/fetch.log" 2>&1 || die "Fetching Payara Micro from the Maven repository failed; see ${LOGS#"$ROOT"/}/fetch.log."
  build_for_bench "$LOGS/build.log" || { show_build_log "$LOGS/build.log"; die "The build failed."; }
  java_of_simulator energy.switchpoint.simulator.bench.boundary.GatewayBench keys --secrets "$SECRETS"
  export SWITCHPOINT_TOKEN_KEYS=file://$SECRETS/bench-public.pem
  say "starting MariaDB and making $BENCH_CHARGERS chargers"
  start_database
  await database 60 ready_database
  migrate
  "$JAVA_HOME/bin/java" -Xmx256m "${SMALL_JVM[@]}" -cp "$(migrations_classpath)" energy.switchpoint.migrations.BenchFleet \
    --url "jdbc:mariadb://127.0.0.1:$DATABASE_PORT/" --secrets "$SECRETS" --devices "$BENCH_CHARGERS" --rule-pack "$RULE_PACK" \
    >"$LOGS/fleet.log" 2>&1 || { show_log "$LOGS/fleet.log"; die "The chargers could not be made."; }
  say "starting the gateway"
  start_gateway
  await gateway 240 ready_gateway
}

# Only what is measured and what measures; the portal alone takes longer than all of it.
build_for_bench() {
  local log=$1 sources
  sources=$(fingerprint)
  [[ -r $DIST/bench-built && $(<"$DIST/bench-built") == "$sources" && -f charger-gateway/target/gateway.war ]] && return
  say "building the programs"
  rm -rf charger-gateway/target/{classes,gateway} # a class that was moved would be deployed twice
  mvn -B -q -DskipTests -pl db-migrations,charger-gateway,charger-simulator -am package >"$log" 2>&1 || return 1
  printf '%s' "$sources" >"$DIST/bench-built"
}

check_bench_ports() {
  require_free_port "$DATABASE_PORT" "the database"
  require_free_port "$GATEWAY_PORT" "the gateway's API"
  require_free_port "$OCPP_PORT" "the charger sockets"
}

# In front, so that Ctrl-C reaches it. The load needs no more heap, and the compiler that makes long runs fast.
java_of_simulator() {
  "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$(simulator_classpath)" "$@"
}

end_of_bench() {
  local code=$?
  trap - EXIT
  trap '' INT TERM PIPE
  say "stopping what was measured"
  stop_gateway || true
  stop_database || true
  exit "$code"
}
