package energy.switchpoint.twins.entity;

import java.util.List;

/** What chargers said to the layers that were sent to them; of many chargers at once. */
public record SlotsSent(List<SlotSent> all) {

    public SlotsSent {
        all = List.copyOf(all);
    }
}
