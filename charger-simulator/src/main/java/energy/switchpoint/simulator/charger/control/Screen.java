package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The charger's small screen: the operator's messages (OCPP 2.x block O), and what the running charge costs so far (block I). */
public final class Screen {

    /** It shows letters, and an address as a code to be photographed; it is no browser. */
    private static final Set<String> FORMATS = Set.of("ASCII", "UTF8", "URI", "QRCODE");

    private static final int MOST_MESSAGES = 20;

    private final ChargerFolder folder;
    private final Memory memory;
    private final ChargerClock clock;
    private final Charging charging;
    private final Map<Integer, JsonObject> messages = new TreeMap<>();

    private @Nullable String costOf;
    private String cost = "";

    Screen(ChargerFolder folder, Memory memory, ChargerClock clock, Charging charging) {
        this.folder = folder;
        this.memory = memory;
        this.clock = clock;
        this.charging = charging;
        folder.messages().forEach(message -> messages.put(message.getInt("id"), message));
    }

    /** @return OCPP's word for what came of it; one of the same number is replaced */
    public String show(JsonObject message) {
        if (!FORMATS.contains(JsonText.text(JsonText.needChild(message, "message"), "format", ""))) {
            return "NotSupportedMessageFormat";
        }
        var transaction = JsonText.text(message, "transactionId");
        if (transaction != null && !isRunning(transaction)) {
            return "UnknownTransaction";
        }
        var id = JsonText.needInteger(message, "id");
        if (messages.size() >= MOST_MESSAGES && !messages.containsKey(id)) {
            return "Rejected";
        }
        messages.put(id, message);
        save();
        return "Accepted";
    }

    public boolean clear(int id) {
        var was = messages.remove(id) != null;
        if (was) {
            save();
        }
        return was;
    }

    public List<JsonObject> held(Predicate<JsonObject> which) {
        return messages.values().stream().filter(which).toList();
    }

    public void cost(String transactionId, String total) {
        costOf = transactionId;
        cost = total;
    }

    /** The message in front now, for the control page. */
    String now() {
        var running = memory.transaction();
        var price = running != null && running.id().equals(costOf) ? "Cost so far: " + cost : "";
        return front().map(message -> message.getJsonObject("message").getString("content"))
                .orElse(price);
    }

    private Optional<JsonObject> front() {
        var at = clock.now();
        return messages.values().stream()
                .filter(message -> isDue(message, at) && fits(JsonText.text(message, "state")))
                .min(Comparator.comparing(message -> rank(message.getString("priority"))));
    }

    private static int rank(String priority) {
        return switch (priority) {
            case "AlwaysFront" -> 0;
            case "InFront" -> 1;
            default -> 2;
        };
    }

    private static boolean isDue(JsonObject message, Instant at) {
        var from = JsonText.instant(message, "startDateTime");
        return from == null || !at.isBefore(from);
    }

    private boolean fits(@Nullable String wanted) {
        var state = charging.state();
        return switch (wanted) {
            case null -> true;
            case "Charging" -> state == ConnectorState.CHARGING;
            case "Unavailable" -> state == ConnectorState.UNAVAILABLE;
            case "Idle" -> !state.isOccupied() && state != ConnectorState.UNAVAILABLE;
            case "Suspended" -> state == ConnectorState.PAUSED_BY_CHARGER || state == ConnectorState.PAUSED_BY_CAR;
            default -> false;
        };
    }

    private boolean isRunning(String transactionId) {
        var running = memory.transaction();
        return running != null && running.id().equals(transactionId);
    }

    /** O01.FR.: what has ended is taken off by the charger itself. */
    void tick() {
        var at = clock.now();
        if (messages.values().removeIf(message -> hasEnded(message, at))) {
            save();
        }
    }

    private boolean hasEnded(JsonObject message, Instant at) {
        var until = JsonText.instant(message, "endDateTime");
        var transaction = JsonText.text(message, "transactionId");
        return until != null && !at.isBefore(until) || transaction != null && !isRunning(transaction);
    }

    private void save() {
        JsonArray array = messages.values().stream()
                .collect(JsonText::array, (all, each) -> all.add(each), (one, other) -> one.addAll(other))
                .build();
        folder.messages(array);
    }
}
