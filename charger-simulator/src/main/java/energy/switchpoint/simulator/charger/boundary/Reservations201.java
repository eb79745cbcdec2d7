package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.entity.Reservation;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;

/** OCPP 2.x block H. The charger has one EVSE with a type 2 cable. */
final class Reservations201 {

    private static final String CABLE = "cType2";

    private final Firmware firmware;

    Reservations201(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of("ReserveNow", this::reserve, "CancelReservation", this::cancel);
    }

    private Answer reserve(JsonObject request) {
        if (JsonText.integer(request, "evseId", Voice201.EVSE) > Voice201.EVSE
                || !JsonText.text(request, "connectorType", CABLE).equals(CABLE)) {
            return Answer.of(JsonText.status("Rejected"));
        }
        var wanted = new Reservation(
                JsonText.needInteger(request, "id"),
                JsonText.given(JsonText.instant(request, "expiryDateTime"), "expiryDateTime"),
                JsonText.needText(JsonText.needChild(request, "idToken"), "idToken"));
        return Answer.of(JsonText.status(firmware.reservations().reserve(wanted)));
    }

    private Answer cancel(JsonObject request) {
        var was = firmware.reservations().cancel(JsonText.needInteger(request, "reservationId"));
        return Answer.of(JsonText.status(was ? "Accepted" : "Rejected"));
    }
}
