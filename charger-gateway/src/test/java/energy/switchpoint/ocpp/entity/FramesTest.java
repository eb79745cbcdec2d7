package energy.switchpoint.ocpp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    static List<String> beyondTheParser() {
        return Stream.of(
                        "[".repeat(30_000),
                        "[".repeat(30_000) + "]".repeat(30_000),
                        "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                        "[{\"a\":".repeat(5_000),
                        "9".repeat(20_000),
                        "1e999999999999",
                        "-1e-999999999999")
                .map(value -> "[2,\"1\",\"Heartbeat\",{\"a\":" + value + "}]")
                .toList();
    }

    @ParameterizedTest
    @MethodSource("beyondTheParser")
    void whatWouldWearTheParserOutIsNoFrame(String text) {
        assertThat(Frames.read(text))
                .isInstanceOfSatisfying(
                        Frame.Malformed.class,
                        malformed -> assertThat(malformed)
                                .extracting(Frame.Malformed::messageId, Frame.Malformed::fault)
                                .containsExactly(Frames.NO_ID, RpcFault.UNREADABLE));
    }

    @Test
    void whatIsNestedAsDeepAsMessagesMayBeIsRead() {
        assertThat(Frames.read("[2,\"1\",\"X\",{\"a\":" + "[".repeat(25) + "]".repeat(25) + "}]"))
                .isInstanceOf(Frame.Call.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"Heartbeat\",{}] x",
                "[2,\"1\",\"Heartbeat\",{}]]",
                "[2,\"1\",\"Heartbeat\",{}][2,\"2\",\"Heartbeat\",{}]",
                "[2,\"1\",\"Heartbeat\",{}],",
            })
    void nothingMayFollowAFrame(String text) {
        assertThat(Frames.read(text)).isInstanceOf(Frame.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "6"})
    void theTypesOf21ThatNobodyAnswersAreKnown(String type) {
        assertThat(Frames.read("[" + type + ",\"1\",\"X\",{}]"))
                .isInstanceOfSatisfying(
                        Frame.Malformed.class,
                        malformed -> assertThat(malformed.fault()).isEqualTo(RpcFault.NEVER_ANSWERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "2.0", "4294967298", "-2", "0", "1", "7", "1e999", "2e0"})
    void aTypeThatIsNoneIsNotTakenForOne(String type) {
        assertThat(Frames.read("[" + type + ",\"1\",\"Heartbeat\",{}]"))
                .isInstanceOfSatisfying(
                        Frame.Malformed.class,
                        malformed -> assertThat(malformed.fault()).isEqualTo(RpcFault.MESSAGE_TYPE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[3,\"1\"]", "[3,\"1\",5]", "[3,\"1\",[]]", "[4,\"1\"]", "[3,7,{}]", "[4,null,\"x\",\"y\",{}]"})
    void aBrokenAnswerIsToUsAndGetsNone(String text) {
        assertThat(Frames.read(text))
                .isInstanceOfSatisfying(
                        Frame.Malformed.class,
                        malformed -> assertThat(malformed.answerToUs()).isTrue());
    }
}
