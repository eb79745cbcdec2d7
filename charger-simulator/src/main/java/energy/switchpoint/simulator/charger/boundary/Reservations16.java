package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol.Handler;
import energy.switchpoint.simulator.charger.entity.Reservation;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.Map;

/** OCPP 1.6's Reservation profile, for the one connector or the whole charger: the same here. */
final class Reservations16 {

    private final Firmware firmware;

    Reservations16(Firmware firmware) {
        this.firmware = firmware;
    }

    Map<String, Handler> handlers() {
        return Map.of("ReserveNow", this::reserve, "CancelReservation", this::cancel);
    }

    private Answer reserve(JsonObject request) {
        if (JsonText.needInteger(request, "connectorId") > Voice16.CONNECTOR) {
            return Answer.of(JsonText.status("Rejected"));
        }
        var wanted = new Reservation(
                JsonText.needInteger(request, "reservationId"),
                JsonText.given(JsonText.instant(request, "expiryDate"), "expiryDate"),
                JsonText.needText(request, "idTag"));
        return Answer.of(JsonText.status(firmware.reservations().reserve(wanted)));
    }

    private Answer cancel(JsonObject request) {
        var was = firmware.reservations().cancel(JsonText.needInteger(request, "reservationId"));
        return Answer.of(JsonText.status(was ? "Accepted" : "Rejected"));
    }
}
