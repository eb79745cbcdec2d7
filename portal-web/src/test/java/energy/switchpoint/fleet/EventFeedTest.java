package energy.switchpoint.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.fleet.Fleet.ChargerEvent;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Timeline;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventFeedTest extends ViewTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    @Test
    void whatHappensIsReadInWords() {
        var feed = shown(new EventFeed());

        feed.show(List.of(
                event("FAULT", Map.of("errorCode", "GroundFailure")),
                event("COMMAND", Map.of("type", "RESET", "state", "ACCEPTED", "detail", "the charger accepted it")),
                event("METER", Map.of("powerW", 7400)),
                event("STATUS", Map.of("status", "CHARGING"))));

        assertThat(read(feed))
                .contains(
                        "Fault",
                        "GroundFailure",
                        "Command answered",
                        "RESET · ACCEPTED",
                        Quantities.power(7400),
                        "Charging");
    }

    @Test
    void everyKindHasWords() {
        var feed = shown(new EventFeed());

        List.of(
                        "CONNECTED",
                        "DISCONNECTED",
                        "BOOTED",
                        "FAULT",
                        "TRANSACTION_STARTED",
                        "TRANSACTION_ENDED",
                        "METER",
                        "SECURITY",
                        "FIRMWARE",
                        "LIMIT_PROCESSED",
                        "LIMIT_ENDED",
                        "COMMAND",
                        "JOB")
                .forEach(kind -> {
                    feed.show(List.of(event(kind, Map.of())));
                    assertThat(read(feed)).doesNotContain("!fleet");
                });
    }

    @Test
    void itIsALogThatTheKeyboardReaches() {
        var feed = shown(new EventFeed());
        feed.show(List.of(event("CONNECTED", Map.of("ocppVersion", "2.0.1"))));

        var log = find(Timeline.class, feed).single().getParent().orElseThrow().getElement();

        assertThat(log.getAttribute("role")).isEqualTo("log");
        assertThat(log.getAttribute("tabindex")).isEqualTo("0");
        assertThat(log.getAttribute("aria-label")).isEqualTo("As it happens");
    }

    @Test
    void nothingYetSaysWhatWillAppear() {
        var feed = shown(new EventFeed());

        feed.show(List.of());

        assertThat(read(feed)).contains("Nothing yet", "appears here by itself");
    }

    @Test
    void aBreakIsSaidInPlaceOfNothingAndLeavesWhatIsThere() {
        var feed = shown(new EventFeed());
        var problem = new ServiceProblem(0, ServiceProblem.UNREACHABLE, "", "", "AB12CD34");

        feed.trouble(problem);
        assertThat(read(feed)).contains("AB12CD34");

        feed.show(List.of(event("CONNECTED", Map.of())));
        feed.trouble(problem);
        assertThat(read(feed)).contains("Connected").doesNotContain("AB12CD34");
    }

    private static ChargerEvent event(String kind, Map<String, Object> data) {
        return new ChargerEvent(1, kind, NOON, data);
    }
}
