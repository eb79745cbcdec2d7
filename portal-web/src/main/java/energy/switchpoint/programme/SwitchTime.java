package energy.switchpoint.programme;

import java.io.Serializable;
import java.time.LocalTime;

/** From this time on, this level, in whole percent of what the charger can give. */
public record SwitchTime(LocalTime at, int levelPercent) implements Serializable, Comparable<SwitchTime> {

    @Override
    public int compareTo(SwitchTime other) {
        return at.compareTo(other.at);
    }
}
