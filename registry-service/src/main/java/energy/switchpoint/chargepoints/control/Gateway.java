package energy.switchpoint.chargepoints.control;

import energy.switchpoint.areas.entity.NetworkArea;
import energy.switchpoint.chargepoints.entity.Placement;
import energy.switchpoint.organisations.entity.Organisation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** The charger gateway, which lets chargers in and keeps their credentials. */
public interface Gateway {

    /** What it answered. */
    sealed interface Answer {

        record Password(String value) implements Answer {
            @Override
            public String toString() {
                return "Password[***]";
            }
        }

        /** It knew the device already and made no new password. */
        record Known() implements Answer {}

        record Unavailable(String why) implements Answer {}
    }

    /**
     * What it is told about a device.
     *
     * @param product what managed mode needs of its product
     * @param areas from the grid supply point down to the feeder
     */
    record Device(
            UUID id,
            String identity,
            Placement placement,
            int stepPercent,
            JsonObject product,
            List<NetworkArea> areas,
            String dsoName,
            Organisation operator) {}

    Answer makeKnown(Device device);

    Answer newCredential(UUID chargepoint);
}
