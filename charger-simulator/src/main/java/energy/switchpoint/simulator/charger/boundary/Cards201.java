package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.entity.PastCharge;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards, and what the charger remembers about the people who used them. OCPP 2.0.1 blocks C, D and N09, N10. */
final class Cards201 {

    /** What one message carries of a customer's information. */
    private static final int TEXT_AT_ONCE = 512;

    private final Firmware firmware;

    Cards201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "ClearCache", this::clearCache,
                "GetLocalListVersion", this::version,
                "SendLocalList", this::send,
                "CustomerInformation", this::customer);
    }

    private Answer clearCache(JsonObject request) {
        firmware.memory().cache().clear();
        firmware.save();
        return Answer.of(JsonText.status("Accepted"));
    }

    private Answer version(JsonObject request) {
        return Answer.of(JsonText.object()
                .add("versionNumber", firmware.memory().localListVersion())
                .build());
    }

    private Answer send(JsonObject request) {
        var version = JsonText.needInteger(request, "versionNumber");
        var full = JsonText.needText(request, "updateType").equals("Full");
        var memory = firmware.memory();
        if (!full && version <= memory.localListVersion()) {
            return Answer.of(JsonText.status("VersionMismatch"));
        }
        if (full) {
            memory.localList().clear();
        }
        for (var entry : JsonText.children(request, "localAuthorizationList")) {
            var tag = JsonText.needText(JsonText.needChild(entry, "idToken"), "idToken");
            if (entry.containsKey("idTokenInfo")) {
                memory.localList().add(tag);
            } else {
                memory.localList().remove(tag);
            }
        }
        memory.localListVersion(version);
        firmware.save();
        return Answer.of(JsonText.status("Accepted"));
    }

    /**
     * Tells, erases, or both. A card picks that card's charges; any other reference means the household, so everything: a charger at
     * home has one customer.
     */
    private Answer customer(JsonObject request) {
        var requestId = JsonText.needInteger(request, "requestId");
        var report = request.getBoolean("report", false);
        var clear = request.getBoolean("clear", false);
        if (!report && !clear) {
            return Answer.of(JsonText.status("Rejected"));
        }
        var token = JsonText.child(request, "idToken");
        var card = token == null ? null : JsonText.needText(token, "idToken");
        var told = report ? known(card) : "";
        if (clear) {
            erase(card);
        }
        return Answer.then(JsonText.status("Accepted"), () -> notify(requestId, told));
    }

    private static Predicate<PastCharge> by(@Nullable String card) {
        return charge -> card == null || charge.idTag().equals(card);
    }

    private String known(@Nullable String card) {
        return firmware.memory().history().stream()
                .filter(by(card))
                .map(charge -> "%s to %s, %d Wh, card %s"
                        .formatted(charge.startedAt(), charge.endedAt(), charge.energyWh(), charge.idTag()))
                .collect(Collectors.joining("\n"));
    }

    private void erase(@Nullable String card) {
        var memory = firmware.memory();
        memory.history().removeIf(by(card));
        memory.cache().removeIf(tag -> card == null || tag.equals(card));
        memory.localList().removeIf(tag -> card == null || tag.equals(card));
        firmware.save();
    }

    private void notify(int requestId, String text) {
        var parts = parts(text);
        for (var number = 0; number < parts.size(); number++) {
            firmware.speech()
                    .say(new Utterance(
                            "NotifyCustomerInformation",
                            JsonText.object()
                                    .add("requestId", requestId)
                                    .add("generatedAt", firmware.clock().now().toString())
                                    .add("seqNo", number)
                                    .add("tbc", number < parts.size() - 1)
                                    .add("data", parts.get(number))
                                    .build()));
        }
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of("") : List.of(text.split("(?<=\\G[\\s\\S]{" + TEXT_AT_ONCE + "})"));
    }
}
