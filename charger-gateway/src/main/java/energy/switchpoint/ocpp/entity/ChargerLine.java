package energy.switchpoint.ocpp.entity;

import jakarta.json.JsonObject;

/** The way to one connected charger, one call at a time. Waits for the answer; run it where waiting is cheap. */
@FunctionalInterface
public interface ChargerLine {

    CallAnswer call(String action, JsonObject payload);
}
