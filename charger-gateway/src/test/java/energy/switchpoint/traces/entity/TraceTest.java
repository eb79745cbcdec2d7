package energy.switchpoint.traces.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aTraceIsReadAndGoesOnUnderItsId() {
        var read = Trace.read(GIVEN).orElseThrow();

        assertThat(read.header()).isEqualTo(GIVEN);
        assertThat(read.next().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(read.next().spanId()).isNotEqualTo(read.spanId());
        assertThat(read.next().sampled()).isTrue();
    }

    @Test
    void aLaterVersionOfTheStandardIsReadAsFarAsItIsKnown() {
        assertThat(Trace.read("cc" + GIVEN.substring(2) + "-what-comes-later")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void whatIsNotATraceIsLeftAside(String header) {
        assertThat(Trace.read(header)).isEmpty();
    }

    @Test
    void aNewTraceIsWellFormed() {
        var made = Trace.begin();

        assertThat(Trace.read(made.header())).contains(made);
    }
}
