package energy.switchpoint.simulator.panel.boundary;

import energy.switchpoint.simulator.charger.control.Charger;
import energy.switchpoint.simulator.charger.control.Fleet;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON side of the control page: what a hand at the charger, a car or a fault can do. */
final class ChargersApi {

    private static final int DEFAULT_SECONDS = 30;
    private static final int LONGEST_SECONDS = 86_400;

    private final Fleet fleet;

    ChargersApi(Fleet fleet) {
        this.fleet = fleet;
    }

    /** An answer without the wire. */
    record Reply(int status, JsonObject body) {

        static Reply ok(JsonObject body) {
            return new Reply(200, body);
        }

        static Reply problem(int status, String title, String detail) {
            return new Reply(
                    status,
                    JsonText.object()
                            .add("type", "about:blank")
                            .add("title", title)
                            .add("status", status)
                            .add("detail", detail)
                            .build());
        }
    }

    Reply answer(String method, String path, @Nullable String text) {
        var parts = Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
        var body = text == null || text.isBlank() ? JsonText.empty() : JsonText.readObject(text);
        if (parts.isEmpty() || !parts.getFirst().equals("chargers") || parts.size() > 3) {
            return notFound();
        }
        return switch (parts.size()) {
            case 1 -> collection(method, body);
            case 2 -> method.equals("GET") ? one(parts, Charger::details) : notAllowed();
            default -> method.equals("POST") ? act(parts, body) : notAllowed();
        };
    }

    private Reply collection(String method, JsonObject body) {
        return switch (method) {
            case "GET" -> list();
            case "POST" -> add(body);
            default -> notAllowed();
        };
    }

    private Reply list() {
        var items = JsonText.array();
        var all = fleet.all();
        for (var charger : all) {
            items.add(charger.on(charger::snapshot).join());
        }
        return Reply.ok(
                JsonText.object().add("items", items).add("total", all.size()).build());
    }

    private Reply add(JsonObject body) {
        var password = JsonText.needText(body, "password");
        return fleet.add(ChargerSettings.read(body), password)
                .map(charger -> new Reply(201, charger.on(charger::snapshot).join()))
                .orElseGet(() -> Reply.problem(
                        409, "This charger is already here", "Remove it first, or take another identity."));
    }

    private Reply act(List<String> parts, JsonObject body) {
        return switch (parts.get(2)) {
            case "plug" -> plug(parts, body);
            case "unplug" -> unplug(parts);
            case "button" -> button(parts);
            case "card" -> card(parts, JsonText.needText(body, "idTag"));
            case "certificate" -> certificate(parts);
            case "priority" -> priority(parts, body.getBoolean("active", true));
            case "fault" -> fault(parts, body);
            case "power-off" -> powerOff(parts, body);
            case "power-on" -> changed(parts, Charger::powerOn);
            case "remove" -> remove(parts);
            default -> notFound();
        };
    }

    private Reply plug(List<String> parts, JsonObject body) {
        var car = Cars.read(body);
        return whenFound(parts, charger -> {
            if (charger.hasCar()) {
                return Reply.problem(409, "There is a car already", "Unplug it first.");
            }
            charger.plug(car);
            return Reply.ok(charger.snapshot());
        });
    }

    private Reply unplug(List<String> parts) {
        return whenFound(parts, charger -> {
            if (!charger.hasCar()) {
                return Reply.problem(409, "There is no car", "Plug one in first.");
            }
            charger.unplug();
            return Reply.ok(charger.snapshot());
        });
    }

    private Reply button(List<String> parts) {
        return whenFound(parts, charger -> charger.pressButton() ? Reply.ok(charger.snapshot()) : noPower());
    }

    private Reply card(List<String> parts, String idTag) {
        return whenFound(parts, charger -> charger.presentCard(idTag) ? Reply.ok(charger.snapshot()) : noPower());
    }

    private Reply certificate(List<String> parts) {
        return whenFound(
                parts,
                charger -> charger.askForCertificate()
                        ? Reply.ok(charger.snapshot())
                        : Reply.problem(409, "Nobody to ask", "It has to be connected first."));
    }

    private Reply priority(List<String> parts, boolean active) {
        return whenFound(
                parts,
                charger -> charger.prioritise(active)
                        ? Reply.ok(charger.snapshot())
                        : Reply.problem(
                                409, "Nothing to give priority to", "It takes OCPP 2.1 and a running transaction."));
    }

    private static Reply noPower() {
        return Reply.problem(409, "The charger has no power", "Switch it on first.");
    }

    private Reply fault(List<String> parts, JsonObject body) {
        var kind = JsonText.needText(body, "kind");
        if (kind.equals("none")) {
            return changed(parts, Charger::recover);
        }
        var fault = Fault.labelled(kind)
                .orElseThrow(() -> new IllegalArgumentException("Unknown kind; take one of "
                        + Stream.of(Fault.values()).map(Fault::label).toList() + " or none."));
        var length = seconds(body, DEFAULT_SECONDS);
        return changed(parts, charger -> charger.suffer(fault, length));
    }

    private Reply powerOff(List<String> parts, JsonObject body) {
        return body.containsKey("seconds")
                ? changed(parts, charger -> charger.powerOff(seconds(body, DEFAULT_SECONDS)))
                : changed(parts, Charger::powerOff);
    }

    /** Negative for a clock that is behind. */
    private static Duration seconds(JsonObject body, int otherwise) {
        var seconds = JsonText.integer(body, "seconds", otherwise);
        if (Math.abs(seconds) > LONGEST_SECONDS) {
            throw new IllegalArgumentException("seconds must be at most " + LONGEST_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    private Reply remove(List<String> parts) {
        return fleet.find(parts.get(1))
                .map(charger -> {
                    fleet.remove(charger);
                    return Reply.ok(JsonText.object()
                            .add("identity", parts.get(1))
                            .add("removed", true)
                            .build());
                })
                .orElseGet(ChargersApi::notFound);
    }

    private interface Question {
        JsonObject ask(Charger charger);
    }

    private interface Deed {
        void doTo(Charger charger);
    }

    private interface Attempt {
        Reply tryOn(Charger charger);
    }

    private Reply one(List<String> parts, Question question) {
        return whenFound(parts, charger -> Reply.ok(question.ask(charger)));
    }

    private Reply changed(List<String> parts, Deed deed) {
        return whenFound(parts, charger -> {
            deed.doTo(charger);
            return Reply.ok(charger.snapshot());
        });
    }

    /** Everything that touches a charger happens on its own thread. */
    private Reply whenFound(List<String> parts, Attempt attempt) {
        return fleet.find(parts.get(1))
                .map(charger -> charger.on((Callable<Reply>) () -> attempt.tryOn(charger))
                        .join())
                .orElseGet(ChargersApi::notFound);
    }

    private static Reply notFound() {
        return Reply.problem(404, "Not here", "GET /chargers lists what is.");
    }

    private static Reply notAllowed() {
        return Reply.problem(405, "Not possible that way", "Look with GET, act with POST.");
    }
}
