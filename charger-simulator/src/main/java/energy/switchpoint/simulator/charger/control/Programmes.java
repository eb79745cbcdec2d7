package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.charging.control.ProfileShelf.Held;
import energy.switchpoint.simulator.charging.entity.ChargingProfile;
import energy.switchpoint.simulator.charging.entity.RateUnit;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** The operator's charging profiles as this charger deals with them: well, or as real firmware sometimes does. */
public final class Programmes {

    private final ProfileShelf shelf;
    private final Faults faults;

    Programmes(ProfileShelf shelf, Faults faults) {
        this.shelf = shelf;
        this.faults = faults;
    }

    /** Told to refuse all, or those in amps, or those in watts. */
    public boolean refuses(ChargingProfile profile) {
        var inUnit = profile.schedule().unit() == RateUnit.A ? Fault.REFUSES_AMPS : Fault.REFUSES_WATTS;
        return faults.has(Fault.REFUSES_PROFILE) || faults.has(inUnit);
    }

    /** Whether it says that it has taken the profile. */
    public boolean put(ChargingProfile profile, JsonObject words) {
        return faults.has(Fault.IGNORES_PROFILE) || shelf.put(profile, words);
    }

    /** How many were taken off. */
    public int remove(Predicate<ChargingProfile> which) {
        return shelf.remove(which);
    }

    public List<Held> all() {
        return shelf.all();
    }
}
