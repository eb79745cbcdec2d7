package energy.switchpoint.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.api.EventReader.Told;
import energy.switchpoint.acceptance.system.Chargers;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream of events as an operator's own system reads it: over HTTP, from the running gateway. */
class EventStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Household home;

    @BeforeAll
    static void aChargerOfNorthCharge() {
        home = Household.with(Person.BEN, Person.NORA, "2.0.1");
    }

    @AfterAll
    static void removeIt() {
        Chargers.act(home.identity(), "remove");
    }

    @Test
    void aReaderThatWasAwayGoesOnWhereItStopped() {
        long last;
        try (var reader = listen(Person.NORA, "?kinds=COMMAND&devices=" + home.chargepoint())) {
            readMeter();
            last = first(reader).id();
        }
        var missed = readMeter();

        try (var reader =
                listen(Person.NORA, "?kinds=COMMAND&devices=" + home.chargepoint(), "Last-Event-ID", "" + last)) {
            assertThat(first(reader).data().getString("commandId")).isEqualTo(missed);
            var next = readMeter();
            await().atMost(PATIENCE).until(() -> reader.told().size() == 2);

            assertThat(reader.told().getLast().data().getString("commandId")).isEqualTo(next);
            assertThat(reader.told())
                    .extracting(Told::id)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id > last);
        }
    }

    @Test
    void anEventSaysWhenWhereAndWhat() {
        try (var reader = listen(Person.NORA, "?kinds=COMMAND&devices=" + home.chargepoint())) {
            readMeter();
            var told = first(reader);

            assertThat(reader.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(told.kind()).isEqualTo("COMMAND");
            assertThat(told.data().getString("chargepointId")).isEqualTo(home.chargepoint());
            assertThat(told.data().getString("type")).isEqualTo("READ_METER");
            assertThat(told.data().getString("state")).isEqualTo("ACCEPTED");
            assertThat(told.data().getString("traceId")).matches("[0-9a-f]{32}");
            assertThat(told.data().getString("at")).endsWith("Z");
        }
    }

    @Test
    void anotherOperatorHearsNothingOfIt() {
        try (var own = listen(Person.NORA, "?devices=" + home.chargepoint());
                var foreign = listen(Person.SAM, "?devices=" + home.chargepoint());
                var all = listen(Person.SAM, "")) {
            readMeter();
            first(own);
            await().during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> foreign.told().isEmpty());

            assertThat(all.told()).noneMatch(told -> told.data().toString().contains(home.chargepoint()));
        }
    }

    @Test
    void onlyTheKindsAskedForAreTold() {
        try (var reader = listen(Person.NORA, "?kinds=CONNECTED,DISCONNECTED&devices=" + home.chargepoint())) {
            readMeter();
            Chargers.act(home.identity(), "remove");
            Chargers.add(home.identity(), home.password(), home.version());
            home.awaitConnected();
            await().atMost(PATIENCE)
                    .until(() ->
                            reader.told().stream().anyMatch(told -> told.kind().equals("CONNECTED")));

            assertThat(reader.told()).extracting(Told::kind).containsOnly("CONNECTED", "DISCONNECTED");
        }
    }

    @Test
    void theSixthReaderOfAnOrganisationIsTurnedAway() {
        var readers = new ArrayList<EventReader>();
        try {
            for (int i = 0; i < 5; i++) {
                readers.add(listen(Person.GITA, ""));
            }
            try (var sixth = Api.as(Person.GITA).listen(Service.GATEWAY, "/events")) {
                assertThat(sixth.status()).isEqualTo(429);
                assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
            }
        } finally {
            readers.forEach(EventReader::close);
        }
    }

    @ParameterizedTest
    @CsvSource({"'?kinds=WEATHER',''", "'?devices=mine',''", "'',yesterday"})
    void anUnreadableWishIsRefused(String query, String lastEventId) {
        var headers = lastEventId.isEmpty() ? new String[0] : new String[] {"Last-Event-ID", lastEventId};
        try (var reader = Api.as(Person.NORA).listen(Service.GATEWAY, "/events" + query, headers)) {
            assertThat(reader.status()).isEqualTo(400);
        }
    }

    private static EventReader listen(Person person, String query, String... headers) {
        var reader = Api.as(person).listen(Service.GATEWAY, "/events" + query, headers);
        await("the stream shows a sign of life").atMost(PATIENCE).until(reader::isAlive);
        return reader;
    }

    private static Told first(EventReader reader) {
        await("an event").atMost(PATIENCE).until(() -> !reader.told().isEmpty());
        return reader.told().getFirst();
    }

    /** @return the command's id */
    private static String readMeter() {
        return Api.as(Person.NORA)
                .post(
                        Service.GATEWAY,
                        "/devices/" + home.chargepoint() + "/commands",
                        Json.createObjectBuilder().add("type", "READ_METER"))
                .expect(202)
                .json()
                .getString("id");
    }
}
