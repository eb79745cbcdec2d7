package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.control.Ways;
import energy.switchpoint.simulator.charger.entity.Variables.Writing;
import energy.switchpoint.simulator.charger.entity.Way;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the charger connects: slots, written by message, and their order, written by variable. OCPP 2.0.1 B09, B10, A05. */
final class NetworkSlots201 {

    private final Firmware firmware;
    private final Trust trust;

    NetworkSlots201(Firmware firmware) {
        this.firmware = firmware;
        this.trust = new Trust(firmware);
    }

    Map<String, Handler> handlers() {
        return Map.of("SetNetworkProfile", this::set);
    }

    void bind() {
        var variables = firmware.variables();
        variables.tells(
                Protocol201.PRIORITY,
                () -> firmware.ways().priority().stream().map(String::valueOf).collect(Collectors.joining(",")));
        variables.hands(Protocol201.PRIORITY, this::prefer);
        variables.tells(
                Protocol201.SECURITY_PROFILE,
                () -> Integer.toString(firmware.ways().current().profile()));
        variables.tells(
                Protocol201.ACTIVE_SLOT,
                () -> Integer.toString(firmware.ways().current().slot()));
    }

    private Answer set(JsonObject request) {
        var slot = JsonText.needInteger(request, "configurationSlot");
        var data = JsonText.needChild(request, "connectionData");
        return Answer.of(JsonText.status(write(slot, data)));
    }

    /** B09.FR.02, .03 and A05.FR.01: no slot that is not there, none in use, nothing less secure than what has worked. */
    private String write(int slot, JsonObject data) {
        var profile = JsonText.needInteger(data, "securityProfile");
        if (slot < 1 || slot > Ways.SLOTS || slot == firmware.ways().current().slot()) {
            return "Rejected";
        }
        return put(slot, JsonText.needText(data, "ocppCsmsUrl"), profile) ? "Accepted" : "Rejected";
    }

    /** @return whether the address and profile make a way that this charger could take */
    boolean put(int slot, String address, int profile) {
        var url = URI.create(address);
        var scheme = profile >= Way.TLS ? "wss" : "ws";
        if (!scheme.equals(url.getScheme())
                || url.getHost() == null
                || profile < Math.max(1, firmware.ways().reached())
                || profile > Way.CERTIFICATE) {
            return false;
        }
        firmware.ways().write(new Way(slot, url, profile));
        return true;
    }

    /** Each slot must hold a way, and the charger what that way stands on. */
    private Writing prefer(String value) {
        var order = slots(value);
        var fit = !order.isEmpty()
                && order.stream()
                        .allMatch(slot -> firmware.ways()
                                .at(slot)
                                .filter(way -> trust.canUse(way.profile()))
                                .isPresent());
        if (!fit) {
            return Writing.BAD_VALUE;
        }
        firmware.ways().prefer(order);
        return Writing.AFTER_RESTART;
    }

    private static List<Integer> slots(String value) {
        return value.matches("\\s*\\d\\s*(,\\s*\\d\\s*)*")
                ? Stream.of(value.split(","))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList()
                : List.of();
    }
}
