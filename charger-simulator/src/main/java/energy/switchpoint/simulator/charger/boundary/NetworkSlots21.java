package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Ways;
import energy.switchpoint.simulator.charger.entity.Variables.Access;
import energy.switchpoint.simulator.charger.entity.Variables.Kind;
import energy.switchpoint.simulator.charger.entity.Variables.Variable;
import energy.switchpoint.simulator.charger.entity.Variables.Writing;
import energy.switchpoint.simulator.charger.entity.Way;
import java.util.List;

/** OCPP 2.1 writes a connection variable by variable, each slot a part of its own. Address first: the profile completes the way. */
final class NetworkSlots21 {

    private final Firmware firmware;
    private final NetworkSlots201 slots;

    NetworkSlots21(Firmware firmware) {
        this.firmware = firmware;
        this.slots = new NetworkSlots201(firmware);
    }

    static List<Variable> variables(int slot) {
        return List.of(
                write(slot, "OcppCsmsUrl", "", Kind.TEXT),
                write(slot, "SecurityProfile", "1", Kind.INTEGER),
                write(slot, "OcppInterface", "Any", Kind.TEXT),
                write(slot, "OcppTransport", "JSON", Kind.TEXT),
                write(slot, "MessageTimeout", "30", Kind.INTEGER),
                write(slot, "ApnEnabled", "false", Kind.BOOLEAN),
                write(slot, "VpnEnabled", "false", Kind.BOOLEAN));
    }

    private static Variable write(int slot, String name, String initial, Kind kind) {
        return new Variable(named(slot, name), initial, Access.READ_WRITE, kind);
    }

    private static String named(int slot, String name) {
        return "NetworkConfiguration/" + slot + "." + name;
    }

    void bind() {
        for (var slot = 1; slot <= Ways.SLOTS; slot++) {
            bind(slot);
        }
    }

    private void bind(int slot) {
        var variables = firmware.variables();
        var pending = new StringBuilder();
        variables.tells(
                named(slot, "OcppCsmsUrl"),
                () -> firmware.ways().at(slot).map(way -> way.url().toString()).orElse(""));
        variables.tells(
                named(slot, "SecurityProfile"),
                () -> firmware.ways()
                        .at(slot)
                        .map(Way::profile)
                        .map(String::valueOf)
                        .orElse(""));
        variables.hands(named(slot, "OcppCsmsUrl"), url -> {
            pending.setLength(0);
            pending.append(url);
            return isInUse(slot) ? Writing.BAD_VALUE : Writing.DONE;
        });
        variables.hands(named(slot, "SecurityProfile"), value -> complete(slot, pending.toString(), value));
        // it has neither a modem nor a tunnel
        variables.hands(named(slot, "ApnEnabled"), NetworkSlots21::onlyOff);
        variables.hands(named(slot, "VpnEnabled"), NetworkSlots21::onlyOff);
        variables.hands(named(slot, "OcppTransport"), value -> value.equals("JSON") ? Writing.DONE : Writing.BAD_VALUE);
    }

    private boolean isInUse(int slot) {
        return firmware.ways().current().slot() == slot;
    }

    private Writing complete(int slot, String pending, String value) {
        if (isInUse(slot)) {
            return Writing.BAD_VALUE;
        }
        var url = pending.isEmpty()
                ? firmware.ways().at(slot).map(way -> way.url().toString()).orElse("")
                : pending;
        return slots.put(slot, url, Integer.parseInt(value)) ? Writing.DONE : Writing.BAD_VALUE;
    }

    private static Writing onlyOff(String value) {
        return value.equals("false") ? Writing.DONE : Writing.BAD_VALUE;
    }
}
