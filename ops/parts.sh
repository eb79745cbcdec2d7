# The parts of the system: how each is started, when it is ready, what it needs.

PARTS=(database mail identity services gateway gateway2 chargers)

# How a server joins the data grid; only gateways do, and only when there are two.
NO_GRID=(--nohazelcast)

SMALL_JVM=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k)
# Virtual threads that wait for a class to be initialised hold on to their carrier thread. With as few carriers as cores, a
# cold server that is met by many chargers at once can run out of them and stand still.
SERVER_JVM=(-Djdk.virtualThreadScheduler.parallelism=64 -XX:+UseSerialGC -Xms128m -Xss512k -XX:+ExitOnOutOfMemoryError -Duser.timezone=UTC -Dfile.encoding=UTF-8)

start_part() {
  local name=$1
  runs "$name" && return
  "start_$name"
}

# Where the parts run from: copies, so that a build beside a running system does not pull the files from under it.
copy_artifact() {
  local from=$1 to=$DATA/app/$2
  [[ -f $from ]] || return 1
  cp -f "$from" "$to"
}

# --- database ---------------------------------------------------------------------------------------------------------

migrations_classpath() {
  copy_artifact "$(ls db-migrations/target/db-migrations-*.jar | grep -v -e tests -e sources | head -n 1)" db-migrations.jar
  printf '%s:%s' "$DATA/app/db-migrations.jar" "$(<db-migrations/target/classpath.txt)"
}

start_database() {
  [[ -n $(leftover_database) ]] || require_free_port "$DATABASE_PORT" "the database"
  mkdir -p "$DATA/database"
  launch database "$JAVA_HOME/bin/java" -Xmx64m "${SMALL_JVM[@]}" -Djava.io.tmpdir="$DATA/tmp" -cp "$(migrations_classpath)" \
    energy.switchpoint.migrations.EmbeddedDatabase "$DIST/mariadb" "$DATA/database" "$DATABASE_PORT" "$SECRETS/db-root"
}

ready_database() {
  grep -q 'MariaDB is ready' "$LOGS/database.log"
}

migrate() {
  local log=$LOGS/migrations.log demo=()
  [[ $DEMO == no ]] || demo=(--demo)
  if ! "$JAVA_HOME/bin/java" -Xmx128m "${SMALL_JVM[@]}" -cp "$(migrations_classpath)" energy.switchpoint.migrations.Migrate \
    --url "jdbc:mariadb://127.0.0.1:$DATABASE_PORT/" --secrets "$SECRETS" "${demo[@]}" >"$log" 2>&1; then
    show_log "$log"
    die "The database could not be migrated."
  fi
}

# The id of a MariaDB that outlived the process which looked after it.
leftover_database() {
  local file
  for file in /proc/[0-9]*/cmdline; do
    if { tr '\0' '\n' <"$file"; } 2>/dev/null | grep -qxF -- "--datadir=$DATA/database"; then
      file=${file#/proc/}
      printf '%s' "${file%%/*}"
      return
    fi
  done
}

stop_database() {
  local pid
  end database
  pid=$(leftover_database)
  if [[ -n $pid ]]; then
    kill "$pid" 2>/dev/null || true
    while [[ -n $(leftover_database) ]]; do sleep 0.2; done
  fi
}

# --- identity ---------------------------------------------------------------------------------------------------------

# The realm as it is imported at the first start, with or without the demo's people.
write_realm() {
  local keep=(-e '/@else@/,/@end@/d')
  [[ $DEMO == yes ]] || keep=(-e '/@demo@/,/@else@\|@end@/d')
  sed "${keep[@]}" -e '/@demo@/d' -e '/@end@/d' identity/switchpoint-realm.json.in >"$DATA/identity/data/import/switchpoint-realm.json"
}

start_identity() {
  local home=$DATA/identity
  require_free_port "$IDENTITY_PORT" "Keycloak"
  require_free_port "$IDENTITY_MANAGEMENT_PORT" "Keycloak's health page"
  mkdir -p "$home/conf" "$home/providers" "$home/themes" "$home/data/import"
  ln -sfn "$KEYCLOAK_HOME/lib" "$home/lib"
  cp -rf "$KEYCLOAK_HOME/conf/." "$home/conf/"
  [[ ! -d identity/themes ]] || cp -rf identity/themes/. "$home/themes/"
  write_realm
  (
    export SWITCHPOINT_PORTAL_URL=$PORTAL_URL SWITCHPOINT_SMTP_PORT=$MAIL_PORT
    export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=$(<"$SECRETS/keycloak-admin")
    export SWITCHPOINT_PLATFORM_PASSWORD=$(<"$SECRETS/platform-person")
    local client upper
    for client in portal registry consent switching gateway; do
      upper=${client^^}
      export "SWITCHPOINT_${upper}_CLIENT_SECRET=$(<"$SECRETS/$client-client")"
    done
    launch identity "$JAVA_HOME/bin/java" "${SERVER_JVM[@]}" -Xmx400m -XX:MaxMetaspaceSize=256m \
      --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
      --add-opens=java.base/java.security=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED \
      -Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory \
      -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dquarkus-log-max-startup-records=10000 \
      -Dkc.home.dir="$home" -Djboss.server.config.dir="$home/conf" \
      -cp "$KEYCLOAK_HOME/lib/quarkus-run.jar" io.quarkus.bootstrap.runner.QuarkusEntryPoint \
      start --optimized --import-realm --cache=local --http-enabled=true --http-host=127.0.0.1 --http-port="$IDENTITY_PORT" \
      --http-management-port="$IDENTITY_MANAGEMENT_PORT" --hostname="http://localhost:$IDENTITY_PORT"
  )
  STARTED+=(identity)
}

ready_identity() {
  answers "$IDENTITY_PORT" /realms/switchpoint
}

stop_identity() {
  end identity
}

# --- mail -------------------------------------------------------------------------------------------------------------

start_mail() {
  require_free_port "$MAIL_PORT" "the mailbox"
  mkdir -p "$DATA/app/mailbox"
  "$JAVA_HOME/bin/javac" -d "$DATA/app/mailbox" identity/Mailbox.java
  launch mail "$JAVA_HOME/bin/java" -Xmx32m "${SMALL_JVM[@]}" -cp "$DATA/app/mailbox" Mailbox "$MAIL_PORT" "$DATA/mail"
}

ready_mail() {
  grep -q 'Mailbox is ready' "$LOGS/mail.log"
}

stop_mail() {
  end mail
}

# --- the two application servers --------------------------------------------------------------------------------------

# payara NAME PORT HEAP WAR…: a server with a new root folder (a reused one would deploy everything twice).
payara() {
  local name=$1 port=$2 heap=$3 grid=("${GRID[@]:-${NO_GRID[@]}}") root=$RUN/$1-root pre=$RUN/$1-before-boot war deploy=()
  shift 3
  for war in "$@"; do deploy+=(--deploy "$DATA/app/$war.war"); done
  rm -rf "$root"
  mkdir -p "$root"
  printf 'set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n' >"$pre"
  (
    export_configuration
    launch "$name" "$JAVA_HOME/bin/java" "${SERVER_JVM[@]}" -Xmx"$heap" -Djava.io.tmpdir="$DATA/tmp" -jar "$PAYARA_JAR" \
      "${grid[@]}" --disablephonehome --port "$port" --rootDir "$root" --prebootcommandfile "$pre" --logproperties "$ROOT/ops/logging.properties" "${deploy[@]}"
  )
  STARTED+=("$name")
}

start_services() {
  local module wars=()
  require_free_port "$PORTAL_PORT" "the portal and the services"
  rm -f "$DATA"/app/{registry,consent,switching,ROOT}.war
  for module in "${WARS[@]}"; do
    [[ ${module##*:} != gateway ]] || continue
    ! copy_artifact "${module%%:*}/target/${module##*:}.war" "${module##*:}.war" || wars+=("${module##*:}")
  done
  ((${#wars[@]})) || die "None of the services is built."
  payara services "$PORTAL_PORT" 900m "${wars[@]}"
}

# The server says it is ready even when an application could not be deployed; that is said here, and at once. Once in some
# hundred starts it trips over itself: its security service finds no class loader. Then it is started again, once.
booted() {
  local log=$LOGS/$1.log
  grep -q 'Payara Micro.*ready in' "$log" || return 1
  grep -qE 'Exception while (loading|deploying) the app' "$log" || return 0
  if [[ $STARTED_AGAIN != *" $1 "* ]] && grep -q 'Error while installing policy provider' "$log"; then
    STARTED_AGAIN+=" $1 "
    say "$1 tripped over its own start; starting it again"
    end "$1"
    "start_$1"
    return 1
  fi
  grep -E -A 3 'Exception while (loading|deploying) the app' "$log" | cut -c1-400 >&2
  die "An application could not be deployed in $1; see ${log#"$ROOT"/}."
}
STARTED_AGAIN=

ready_services() {
  local war
  booted services || return 1
  for war in registry consent switching; do
    [[ ! -f $DATA/app/$war.war ]] || healthy "$PORTAL_PORT" "/$war/api/public/health" || return 1
  done
  [[ ! -f $DATA/app/ROOT.war ]] || answers "$PORTAL_PORT" / || return 1
}

stop_services() {
  end services
  rm -rf "$RUN/services-root"
}

start_gateway() {
  require_free_port "$GATEWAY_PORT" "the gateway's API"
  require_free_port "$OCPP_PORT" "the charger sockets"
  require_free_port "$OCPP_TLS_PORT" "the charger sockets with TLS"
  require_free_port "$MANAGEMENT_PORT" "the gateway's management port"
  copy_artifact charger-gateway/target/gateway.war gateway.war || die "The gateway is not built."
  local GRID=("${NO_GRID[@]}")
  [[ $GATEWAYS != 2 ]] || in_grid "$GRID_PORT"
  payara gateway "$GATEWAY_PORT" 512m gateway
}

# in_grid PORT: members by name on loopback, nobody else; sets GRID of the caller.
in_grid() {
  require_free_port "$1" "the gateways' data grid"
  GRID=(--clustermode "tcpip:127.0.0.1:$GRID_PORT,127.0.0.1:$GRID_PORT_2" --interfaces 127.0.0.1 --startport "$1"
    --clustername "switchpoint-$PORT_BASE")
}

# The second node: the same database and secrets, its own ports. Chargers are told the first one's address, as they would be
# told that of a load balancer.
start_gateway2() {
  local OCPP_PORT=$OCPP_PORT_2 OCPP_TLS_PORT=$OCPP_TLS_PORT_2 MANAGEMENT_PORT=$MANAGEMENT_PORT_2 GRID=("${NO_GRID[@]}")
  require_free_port "$GATEWAY_PORT_2" "the second gateway's API"
  require_free_port "$OCPP_PORT" "the second gateway's charger sockets"
  require_free_port "$OCPP_TLS_PORT" "the second gateway's charger sockets with TLS"
  require_free_port "$MANAGEMENT_PORT" "the second gateway's management port"
  [[ -f $DATA/app/gateway.war ]] || copy_artifact charger-gateway/target/gateway.war gateway.war || die "The gateway is not built."
  in_grid "$GRID_PORT_2"
  payara gateway2 "$GATEWAY_PORT_2" 512m gateway
}

ready_gateway2() {
  booted gateway2 && healthy "$GATEWAY_PORT_2" /gateway/api/public/health && port_open "$OCPP_PORT_2"
}

stop_gateway2() {
  end gateway2
  rm -rf "$RUN/gateway2-root"
}

ready_gateway() {
  booted gateway && healthy "$GATEWAY_PORT" /gateway/api/public/health && port_open "$OCPP_PORT"
}

stop_gateway() {
  end gateway
  rm -rf "$RUN/gateway-root"
}

# --- chargers ---------------------------------------------------------------------------------------------------------

simulator_classpath() {
  copy_artifact "$(ls charger-simulator/target/charger-simulator-*.jar | grep -v -e tests -e sources | head -n 1)" charger-simulator.jar
  printf '%s:%s' "$DATA/app/charger-simulator.jar" "$(<charger-simulator/target/classpath.txt)"
}

start_chargers() {
  require_free_port "$CHARGERS_PORT" "the chargers' control page"
  mkdir -p "$DATA/chargers"
  launch chargers "$JAVA_HOME/bin/java" -Xmx128m "${SMALL_JVM[@]}" -cp "$(simulator_classpath)" \
    energy.switchpoint.simulator.Simulator run --home "$DATA/chargers" --control-port "$CHARGERS_PORT" --gateway "$OCPP_URL" \
    --tls-gateway "wss://localhost:$OCPP_TLS_PORT/ocpp"
}

ready_chargers() {
  answers "$CHARGERS_PORT" /
}

stop_chargers() {
  end chargers
}

# The demo's chargers are made through the public APIs, once per data folder.
seed_demo() {
  local log=$LOGS/demo.log
  [[ $DEMO == yes && ! -f $DATA/demo-seeded ]] || return 0
  say "making the demo's chargers"
  if ! (export_configuration && "$JAVA_HOME/bin/java" -Xmx128m "${SMALL_JVM[@]}" -cp "$(simulator_classpath)" \
    energy.switchpoint.simulator.demo.DemoSeed --home "$DATA/chargers" >"$log" 2>&1); then
    show_log "$log"
    die "The demo's chargers could not be made."
  fi
  touch "$DATA/demo-seeded"
}
