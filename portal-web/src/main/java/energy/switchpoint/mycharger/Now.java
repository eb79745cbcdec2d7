package energy.switchpoint.mycharger;

import energy.switchpoint.clients.Calendar;
import energy.switchpoint.clients.GatewayClient.EnergyNeed;
import energy.switchpoint.clients.GatewayClient.Fault;
import energy.switchpoint.clients.GatewayClient.LocalControl;
import energy.switchpoint.clients.GatewayClient.Transaction;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.clients.SwitchingClient.Switch;
import java.util.List;
import java.util.Optional;

/** Everything the page of a charger shows at a moment. */
public record Now(
        Twin twin,
        Optional<Calendar> calendar,
        Optional<Switch> openSwitch,
        List<Transaction> sessions,
        Optional<LocalControl> control,
        Optional<EnergyNeed> need,
        List<Fault> faults) {

    public boolean isOverridden() {
        return twin.control() != null && "OVERRIDE".equals(twin.control().kind());
    }
}
