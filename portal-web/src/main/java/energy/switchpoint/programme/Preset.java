package energy.switchpoint.programme;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Programmes to begin from. */
public enum Preset {
    /** Full power outside the hours when everybody cooks: GB SI 2021/1467 counts weekdays 08:00–11:00 and 16:00–22:00 as peak. */
    OFF_PEAK(List.of(at(0, 30, 100), at(7, 0, 0))),
    /** The middle of the day, for a roof with solar panels. */
    SOLAR(List.of(at(10, 0, 100), at(16, 0, 0))),
    /** Whenever the car is plugged in. */
    ALWAYS(List.of(at(0, 0, 100)));

    private final List<SwitchTime> times;

    Preset(List<SwitchTime> times) {
        this.times = times;
    }

    public Week week(ZoneId zone) {
        return Week.daily(zone, times);
    }

    private static SwitchTime at(int hour, int minute, int levelPercent) {
        return new SwitchTime(LocalTime.of(hour, minute), levelPercent);
    }
}
