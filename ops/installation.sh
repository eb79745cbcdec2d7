# One installation: a data folder, a port base, its secrets. Several can run side by side from one checkout.

DIST=$ROOT/.switchpoint-dist

PORT_BASE=
DATA=
DEMO=
RULE_PACK=
GATEWAYS=
FRESH=

read_options() {
  while (($#)); do
    case $1 in
      --port-base | --data | --rule-pack | --gateways)
        read_option_pair "$1" "${2:-}"
        shift 2 || die "$1 needs a value."
        ;;
      --fresh)
        FRESH=yes
        shift
        ;;
      --no-demo)
        DEMO=no
        shift
        ;;
      *) die "There is no option '$1'. See ./switchpoint help" ;;
    esac
  done
  settle
}

read_option_pair() {
  case $1 in
    --port-base)
      [[ $2 =~ ^[0-9]+$ && $2 -ge 1024 && $2 -le 65000 ]] || die "--port-base needs a number from 1024 to 65000."
      PORT_BASE=$2
      ;;
    --data)
      [[ -n $2 ]] || die "--data needs a folder."
      DATA=$(realpath -m -- "$2")
      ;;
    --rule-pack)
      [[ -n $2 ]] || die "--rule-pack needs a name, such as DEMO or GB-2021."
      RULE_PACK=$2
      ;;
    --gateways)
      [[ $2 == [12] ]] || die "--gateways needs 1 or 2."
      GATEWAYS=$2
      ;;
  esac
}

# Fills in what was not said: from the last time with this data, else the defaults.
settle() {
  local asked_port=$PORT_BASE asked_demo=$DEMO asked_pack=$RULE_PACK asked_gateways=$GATEWAYS
  if [[ -z $DATA ]]; then
    DATA=$ROOT/.switchpoint
    [[ -z $PORT_BASE || $PORT_BASE == 8080 ]] || DATA=$ROOT/.switchpoint-$PORT_BASE
  fi
  [[ $FRESH == yes || ! -r $DATA/settings ]] || source "$DATA/settings"
  [[ -z $asked_port || -z $PORT_BASE || $asked_port == "$PORT_BASE" ]] ||
    die "The data in $DATA belongs to port base $PORT_BASE (logins and chargers know their addresses). Use another --data, or --fresh to start anew."
  [[ -z $asked_demo || -z $DEMO || $asked_demo == "$DEMO" ]] ||
    die "The data in $DATA was made with the demo. Use another --data, or --fresh to start anew."
  PORT_BASE=${asked_port:-${PORT_BASE:-8080}}
  DEMO=${asked_demo:-${DEMO:-yes}}
  GATEWAYS=${asked_gateways:-${GATEWAYS:-1}}
  RULE_PACK=${asked_pack:-${RULE_PACK:-}}
  if [[ -z $RULE_PACK ]]; then
    if [[ $DEMO == yes ]]; then RULE_PACK=DEMO; else RULE_PACK=GB-2021; fi
  fi
  addresses
}

addresses() {
  PORTAL_PORT=$PORT_BASE
  IDENTITY_PORT=$((PORT_BASE + 1))
  IDENTITY_MANAGEMENT_PORT=$((PORT_BASE + 2))
  DATABASE_PORT=$((PORT_BASE + 3))
  MAIL_PORT=$((PORT_BASE + 4))
  CHARGERS_PORT=$((PORT_BASE + 10))
  OCPP_PORT=$((PORT_BASE + 100))
  GATEWAY_PORT=$((PORT_BASE + 101))
  OCPP_TLS_PORT=$((PORT_BASE + 102))
  MANAGEMENT_PORT=$((PORT_BASE + 103))
  GRID_PORT=$((PORT_BASE + 104))
  OCPP_PORT_2=$((PORT_BASE + 110))
  GATEWAY_PORT_2=$((PORT_BASE + 111))
  OCPP_TLS_PORT_2=$((PORT_BASE + 112))
  MANAGEMENT_PORT_2=$((PORT_BASE + 113))
  GRID_PORT_2=$((PORT_BASE + 114))
  PORTAL_URL=http://localhost:$PORTAL_PORT
  ISSUER=http://localhost:$IDENTITY_PORT/realms/switchpoint
  GATEWAY_URL=http://localhost:$GATEWAY_PORT/gateway/api
  OCPP_URL=ws://localhost:$OCPP_PORT/ocpp
  SECRETS=$DATA/secrets
  LOGS=$DATA/logs
  RUN=$DATA/run
}

make_folders() {
  if [[ $FRESH == yes ]]; then
    remove_data
  fi
  mkdir -p "$DATA" "$LOGS" "$RUN" "$DATA/tmp" "$DATA/app" "$DIST"
  chmod 700 "$DATA"
  printf 'PORT_BASE=%s\nDEMO=%s\nRULE_PACK=%q\nGATEWAYS=%s\n' "$PORT_BASE" "$DEMO" "$RULE_PACK" "$GATEWAYS" >"$DATA/settings"
  make_secrets
}

# Only a folder that this script made is ever removed.
remove_data() {
  [[ -d $DATA ]] || return 0
  [[ -f $DATA/settings || -z $(ls -A "$DATA") ]] || die "$DATA is not a Switchpoint data folder; not removing it."
  say "removing the data in ${DATA#"$ROOT"/}"
  rm -rf -- "$DATA"
}

make_secrets() {
  local name
  mkdir -p "$SECRETS"
  chmod 700 "$SECRETS"
  for name in ledger.key credential.key; do
    secret "$name" "head -c 32 /dev/urandom | base64 -w0"
  done
  for name in registry-client consent-client switching-client gateway-client portal-client \
    db-root db-registry db-consent db-switching db-gateway keycloak-admin platform-person; do
    secret "$name" "head -c 24 /dev/urandom | base64 -w0 | tr '+/' '-_'"
  done
}

secret() {
  [[ -s $SECRETS/$1 ]] && return
  (umask 077 && eval "$2" >"$SECRETS/$1")
}

# What the services read through MicroProfile Config (docs/services.md).
export_configuration() {
  local name upper
  export SWITCHPOINT_PORTAL_URL=$PORTAL_URL
  export SWITCHPOINT_ISSUER=$ISSUER
  export SWITCHPOINT_REGISTRY_URL=$PORTAL_URL/registry/api
  export SWITCHPOINT_CONSENT_URL=$PORTAL_URL/consent/api
  export SWITCHPOINT_SWITCHING_URL=$PORTAL_URL/switching/api
  export SWITCHPOINT_GATEWAY_URL=$GATEWAY_URL
  export SWITCHPOINT_OCPP_PORT=$OCPP_PORT
  export SWITCHPOINT_OCPP_URL=$OCPP_URL
  export SWITCHPOINT_OCPP_TLS_PORT=$OCPP_TLS_PORT
  export SWITCHPOINT_MANAGEMENT_PORT=$MANAGEMENT_PORT
  export SWITCHPOINT_OCPP_TLS_URL=wss://localhost:$OCPP_TLS_PORT/ocpp
  export SWITCHPOINT_RULE_PACK=$RULE_PACK
  export SWITCHPOINT_SECRETS=$SECRETS
  export MP_JWT_VERIFY_ISSUER=$ISSUER
  export MP_JWT_VERIFY_PUBLICKEY_LOCATION=${SWITCHPOINT_TOKEN_KEYS:-$ISSUER/protocol/openid-connect/certs}
  for name in registry consent switching gateway; do
    upper=${name^^}
    export "${upper}_DB_URL=jdbc:mariadb://127.0.0.1:$DATABASE_PORT/$name"
    export "${upper}_DB_USER=$name"
    export "${upper}_DB_PASSWORD=$(<"$SECRETS/db-$name")"
  done
}
