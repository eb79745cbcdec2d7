package energy.switchpoint.sessions.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * Readings of one register that are not counted yet, in the order they were told. Of a half-hour only the first and the last
 * are kept: what lies between changes no share.
 */
public final class PendingReadings {

    private final List<RegisterReading> readings = new ArrayList<>(2);

    public void add(RegisterReading reading) {
        int size = readings.size();
        if (size >= 2
                && sameHalfHour(reading, readings.get(size - 1))
                && sameHalfHour(reading, readings.get(size - 2))) {
            if (reading.at().isAfter(readings.get(size - 1).at())) {
                readings.set(size - 1, reading);
            }
            return;
        }
        readings.add(reading);
    }

    public List<RegisterReading> all() {
        return List.copyOf(readings);
    }

    private static boolean sameHalfHour(RegisterReading one, RegisterReading other) {
        return HalfHour.startOf(one.at()).equals(HalfHour.startOf(other.at()));
    }
}
