# ./switchpoint test: everything that is tested automatically, in the order in which a failure is cheapest.

TEST_PORT_BASE=18080
TEST_DATA=$ROOT/.switchpoint-test

command_test() {
  (($# == 0)) || die "./switchpoint test takes no options."
  require_linux
  find_jdk
  require_maven
  require_chromium
  mkdir -p "$DIST"
  trap end_of_test EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM

  say "unit, database, contract and view tests"
  local sources
  sources=$(fingerprint)
  mvn -B -T2 -pl '!acceptance-tests' verify || die "A test failed; see above."
  printf '%s' "$sources" >"$DIST/built"

  say "the same sources against Jakarta EE 11"
  mvn -B -q -Pee11 -pl '!acceptance-tests' compile || die "The sources no longer compile against Jakarta EE 11."

  say "browser and API journeys against a fresh system on port $TEST_PORT_BASE"
  "$ROOT/switchpoint" up --fresh --rule-pack TEST --port-base "$TEST_PORT_BASE" --data "$TEST_DATA"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 mvn -B -pl acceptance-tests verify \
    -Dswitchpoint.port-base="$TEST_PORT_BASE" -Dswitchpoint.data="$TEST_DATA" -Dswitchpoint.chromium="$CHROMIUM" ||
    die "A journey failed; see above, and the logs in ${TEST_DATA#"$ROOT"/}/logs."

  say "two gateways, and the death of either"
  "$ROOT/switchpoint" down --data "$TEST_DATA"
  "$ROOT/switchpoint" up --gateways 2 --data "$TEST_DATA"
  mvn -B -pl acceptance-tests verify -Dtest='TwoGateways*Test' -Dswitchpoint.gateways=2 \
    -Dswitchpoint.port-base="$TEST_PORT_BASE" -Dswitchpoint.data="$TEST_DATA" ||
    die "Two gateways failed; see above, and the logs in ${TEST_DATA#"$ROOT"/}/logs."
  say "all tests passed"
}

end_of_test() {
  local code=$?
  trap - EXIT
  "$ROOT/switchpoint" down --data "$TEST_DATA" || true
  exit "$code"
}

# The browser journeys need a Chromium. Debian's is installed when we may.
require_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if CHROMIUM=$(command -v "$name"); then return; fi
  done
  if [[ $EUID == 0 ]] && command -v apt-get >/dev/null; then
    say "installing chromium for the browser tests"
    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null ||
      die "Chromium could not be installed. Install it by hand, then run ./switchpoint test again."
    CHROMIUM=$(command -v chromium)
    return
  fi
  die "The browser tests need Chromium and found none. Install it (Debian: sudo apt-get install chromium), then run ./switchpoint test again."
}
