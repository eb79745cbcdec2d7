package energy.switchpoint.devices.entity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry says about a charger. No operator means that the platform runs it in managed mode. */
public record DeviceDescription(
        String identity,
        DeviceFacts facts,
        List<String> areaPath,
        @Nullable Party dso,
        @Nullable Party operator,
        @Nullable UUID ownerPersonId,
        boolean pairable) {

    public DeviceDescription {
        areaPath = List.copyOf(areaPath);
    }

    /** Who commands it. */
    public Party commander() {
        return operator == null ? Party.MANAGED_MODE : operator;
    }
}
