package energy.switchpoint.metrics.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetersTest {

    @Test
    void countersAreWrittenAsPrometheusReadsThem() {
        var counters = new Counters("switchpoint_messages_in_total", "Calls", "version", "action");
        counters.add("1.6", "Heartbeat");
        counters.add("1.6", "Heartbeat");

        var out = new Exposition();
        counters.write(out);

        assertThat(out.text()).isEqualTo("""
                # HELP switchpoint_messages_in_total Calls
                # TYPE switchpoint_messages_in_total counter
                switchpoint_messages_in_total{version="1.6",action="Heartbeat"} 2
                """);
    }

    @Test
    void aSenderWhoMakesUpWordsDoesNotFillTheMemory() {
        var counters = new Counters("x_total", "X", "a", "b");
        for (int i = 0; i < 10_000; i++) {
            counters.add("1.6", "made-up-" + i);
            counters.add("made-up-" + i, "x");
        }

        var out = new Exposition();
        counters.write(out);

        assertThat(out.text().lines().count()).isLessThan(1000);
        assertThat(counters.of("1.6", "other")).isGreaterThan(9_000);
    }

    @Test
    void whatIsInALabelCannotBreakOutOfIt() {
        var counters = new Counters("x_total", "X", "a", "b");
        counters.add("a\"} 1\n", "b\\");

        var out = new Exposition();
        counters.write(out);

        assertThat(out.text()).contains("x_total{a=\"a\\\"} 1\\n\",b=\"b\\\\\"} 1\n");
    }

    @Test
    void aHistogramCountsUpFromBucketToBucket() {
        var histogram = new Histogram("x_seconds", "X", 1e-9, 0.001, 0.01);
        histogram.record(500_000);
        histogram.record(1_000_000);
        histogram.record(5_000_000);
        histogram.record(2_000_000_000);

        var out = new Exposition();
        histogram.write(out);

        assertThat(out.text())
                .contains("x_seconds_bucket{le=\"0.001\"} 2\n")
                .contains("x_seconds_bucket{le=\"0.01\"} 3\n")
                .contains("x_seconds_bucket{le=\"+Inf\"} 4\n")
                .contains("x_seconds_count 4\n");
        assertThat(histogram.count()).isEqualTo(4);
    }
}
