package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol;
import energy.switchpoint.simulator.charger.control.Voice;
import energy.switchpoint.simulator.charger.control.Ways;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Variables.Access;
import energy.switchpoint.simulator.charger.entity.Variables.Kind;
import energy.switchpoint.simulator.charger.entity.Variables.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** OCPP 2.1 edition 1: what 2.0.1 has, and what a charger can do by itself. Not the tariffs, the payment, the feeding in. */
final class Protocol21 implements Protocol {

    private final Protocol201 shared = new Protocol201();

    @Override
    public List<Variable> variables(ChargerSettings settings) {
        var all = new ArrayList<>(shared.variables(settings));
        all.add(read("SmartChargingCtrlr.SupportsFeature/RandomizedDelay", "true", Kind.BOOLEAN));
        all.add(read("SmartChargingCtrlr.SupportsFeature/DynamicProfiles", "true", Kind.BOOLEAN));
        all.add(read("SmartChargingCtrlr.SupportedAdditionalPurposes", "PriorityCharging", Kind.TEXT));
        for (var slot = 1; slot <= Ways.SLOTS; slot++) {
            all.addAll(NetworkSlots21.variables(slot));
        }
        return all;
    }

    private static Variable read(String name, String initial, Kind kind) {
        return new Variable(name, initial, Access.READ_ONLY, kind);
    }

    @Override
    public Voice voice(ChargerSettings settings) {
        return new Voice21(settings);
    }

    @Override
    public Map<String, Handler> handlers(Firmware firmware) {
        var handlers = new HashMap<>(shared.handlers(firmware));
        handlers.putAll(new SmartCharging21(firmware).handlers());
        handlers.put("CertificateSigned", new Certificates201(firmware)::signedForRequest);
        return handlers;
    }

    @Override
    public void bind(Firmware firmware) {
        shared.bind(firmware);
        new NetworkSlots21(firmware).bind();
    }
}
