package energy.switchpoint.simulator.ocpp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"a\",\"Heartbeat\",{}]",
                "[3,\"a\",{\"status\":\"Accepted\"}]",
                "[4,\"a\",\"NotImplemented\",\"no\",{}]"
            })
    void aFrameReadsAsItWasWritten(String text) {
        assertThat(Frame.read(text).json()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "{}",
                "[]",
                "[2]",
                "[\"2\",\"a\",\"Heartbeat\",{}]",
                "[2,5,\"Heartbeat\",{}]",
                "[2,\"a\""
            })
    void textWithoutANumberCannotBeAnswered(String text) {
        assertThat(((Frame.Malformed) Frame.read(text)).knownId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"a\",\"Heartbeat\"]",
                "[2,\"a\",7,{}]",
                "[2,\"a\",\"Heartbeat\",[]]",
                "[3,\"a\",7]",
                "[9,\"a\",{}]"
            })
    void theSenderOfABadFrameIsKnownByItsNumber(String text) {
        assertThat(((Frame.Malformed) Frame.read(text)).knownId()).contains("a");
    }

    @Test
    void theVersionsSpellTheirErrorsDifferently() {
        assertThat(ErrorCode.FORMAT_VIOLATION.in(OcppVersion.V16)).isEqualTo("FormationViolation");
        assertThat(ErrorCode.FORMAT_VIOLATION.in(OcppVersion.V201)).isEqualTo("FormatViolation");
        assertThat(ErrorCode.OCCURRENCE_VIOLATION.in(OcppVersion.V16)).isEqualTo("OccurenceConstraintViolation");
    }
}
