package energy.switchpoint.devices.boundary;

import energy.switchpoint.devices.control.Devices;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Role is not ownership: finds a charger of the caller's, or answers as if there were none. */
@RequestScoped
public class OwnDevices {

    @Inject
    CurrentCaller current;

    @Inject
    Devices devices;

    public Device require(UUID chargepointId) {
        return devices.find(current.caller(), chargepointId)
                .orElseThrow(() -> Problem.notFound("There is no such charger among yours. Check the address.")
                        .asException());
    }
}
