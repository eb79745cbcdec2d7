package energy.switchpoint.fleet;

import static energy.switchpoint.fleet.FleetWords.word;

import energy.switchpoint.fleet.Fleet.ChargerEvent;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Timeline.Entry;
import energy.switchpoint.pieces.Timeline.Phase;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events of a charger in words. */
final class EventWords {

    private EventWords() {}

    static Entry line(ChargerEvent event) {
        return new Entry(word("fleet.event-", event.kind()), event.at(), note(event), phase(event));
    }

    private static Phase phase(ChargerEvent event) {
        return switch (event.kind()) {
            case "FAULT", "SECURITY", "DISCONNECTED" -> Phase.FAILED;
            default -> Phase.DONE;
        };
    }

    private static String note(ChargerEvent event) {
        return switch (event.kind()) {
            case "CONNECTED" -> text(event, "ocppVersion").isEmpty() ? "" : "OCPP " + text(event, "ocppVersion");
            case "BOOTED" -> joined(text(event, "vendor"), text(event, "model"), text(event, "firmware"));
            case "STATUS" -> FleetWords.status(text(event, "status"));
            case "FAULT" -> text(event, "errorCode");
            case "TRANSACTION_ENDED" -> text(event, "reason");
            case "METER" ->
                event.data().get("powerW") instanceof Number watts ? Quantities.power(watts.longValue()) : "";
            case "SECURITY" -> text(event, "event");
            case "FIRMWARE" -> text(event, "stage");
            case "COMMAND" -> joined(text(event, "type"), text(event, "state"), text(event, "detail"));
            default -> "";
        };
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String text(ChargerEvent event, String field) {
        return Objects.toString(event.data().get(field), "");
    }
}
