# Builds the programs when their sources have changed, and fetches the two servers they run on.

# The property of this name in the root pom.
pom_property() {
  sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" pom.xml | head -n 1
}

PAYARA_JAR=$DIST/payara-micro-$(pom_property payara.version).jar
KEYCLOAK_HOME=$DIST/keycloak-$(pom_property keycloak.version)
JARS=(db-migrations charger-simulator)
WARS=(registry-service:registry consent-service:consent switching-service:switching charger-gateway:gateway portal-web:ROOT)

# All main sources in one number: by git where it is one, so that built files do not count.
fingerprint() {
  {
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
      git ls-files -z -co --exclude-standard -- pom.xml '*/pom.xml' .mvn '*/src/main/*'
    else
      find pom.xml ./*/pom.xml .mvn ./*/src/main -type f -not -path '*/generated/*' -print0
    fi
  } | sort -z | { xargs -0 sha256sum 2>/dev/null || true; } | sha256sum | cut -d' ' -f1
}

built() {
  local module
  [[ -r $DIST/built && $(<"$DIST/built") == "$(fingerprint)" ]] || return 1
  for module in "${JARS[@]}"; do
    ls "$module"/target/"$module"-*.jar >/dev/null 2>&1 || return 1
  done
  for module in "${WARS[@]}"; do
    [[ -f ${module%%:*}/target/${module##*:}.war ]] || return 1
  done
}

build() {
  local log=$1 before
  before=$(fingerprint)
  if ! mvn -B -q -T2 -DskipTests -pl '!acceptance-tests' package >"$log" 2>&1; then
    return 1
  fi
  printf '%s' "$before" >"$DIST/built"
}

maven_copy() {
  mvn -B -q -N dependency:copy -Dartifact="$1" -DoutputDirectory="$DIST" -Dmdep.overWriteReleases=false
}

fetch_payara() {
  [[ -f $PAYARA_JAR ]] || maven_copy "fish.payara.extras:payara-micro:$(pom_property payara.version)"
}

# Unpacks Keycloak and lets it prepare itself once, so that every later start is short.
fetch_keycloak() {
  local version zip half
  [[ -f $KEYCLOAK_HOME/.prepared ]] && return
  version=$(pom_property keycloak.version)
  zip=$DIST/keycloak-quarkus-dist-$version.zip
  half=$DIST/unpacking
  [[ -f $zip ]] || maven_copy "org.keycloak:keycloak-quarkus-dist:$version:zip"
  rm -rf "$half" "$KEYCLOAK_HOME"
  mkdir -p "$half"
  (cd "$half" && "$JAVA_HOME/bin/jar" xf "$zip")
  mv "$half/keycloak-$version" "$KEYCLOAK_HOME"
  rm -rf "$half" "$zip"
  bash "$KEYCLOAK_HOME/bin/kc.sh" build --db=dev-file --health-enabled=true
  touch "$KEYCLOAK_HOME/.prepared"
}
