package energy.switchpoint.metrics.entity;

import java.util.concurrent.atomic.LongAdder;

/** How often a value fell below each bound. */
public final class Histogram {

    private final String name;
    private final String help;
    private final double[] bounds;
    private final double unit;
    private final LongAdder[] below;
    private final LongAdder sum = new LongAdder();

    /** @param unit what one counted unit is in the unit of the bounds, such as 1e-9 for nanoseconds in seconds */
    Histogram(String name, String help, double unit, double... bounds) {
        this.name = name;
        this.help = help;
        this.unit = unit;
        this.bounds = bounds;
        below = new LongAdder[bounds.length + 1];
        for (int i = 0; i < below.length; i++) {
            below[i] = new LongAdder();
        }
    }

    public void record(long value) {
        double scaled = value * unit;
        int i = 0;
        while (i < bounds.length && scaled > bounds[i]) {
            i++;
        }
        below[i].increment();
        sum.add(value);
    }

    public long count() {
        long count = 0;
        for (var bucket : below) {
            count += bucket.sum();
        }
        return count;
    }

    void write(Exposition out) {
        out.begin(name, help, "histogram");
        long so = 0;
        for (int i = 0; i < bounds.length; i++) {
            so += below[i].sum();
            out.sample(name + "_bucket", so, "le", Exposition.number(bounds[i]));
        }
        so += below[bounds.length].sum();
        out.sample(name + "_bucket", so, "le", "+Inf");
        out.sample(name + "_sum", sum.sum() * unit);
        out.sample(name + "_count", so);
    }
}
