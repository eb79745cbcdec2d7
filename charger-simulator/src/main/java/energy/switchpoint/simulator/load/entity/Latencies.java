package energy.switchpoint.simulator.load.entity;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long answers took, to three significant digits, up to two minutes. */
public final class Latencies {

    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(2);

    private final Histogram us = new Histogram(LONGEST_US, 3);

    public void add(long nanos) {
        us.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_US));
    }

    public void addAll(Latencies others) {
        us.add(others.us);
    }

    public long count() {
        return us.getTotalCount();
    }

    /** In milliseconds; 0 when there are none. */
    public double percentileMs(double percent) {
        return us.getTotalCount() == 0 ? 0 : us.getValueAtPercentile(percent) / 1000.0;
    }

    public double maxMs() {
        return us.getMaxValue() / 1000.0;
    }
}
