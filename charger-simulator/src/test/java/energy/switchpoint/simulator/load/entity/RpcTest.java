package energy.switchpoint.simulator.load.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcTest {

    private final Rpc rpc = new Rpc();

    @Test
    void aCallIsKnownByTypeIdAndAction() {
        assertThat(read("[2,\"id-1\",\"SetChargingProfile\",{}]")).isTrue();

        assertThat(rpc.isCall()).isTrue();
        assertThat(rpc.id()).isEqualTo("id-1");
        assertThat(rpc.action()).isEqualTo("SetChargingProfile");
    }

    @Test
    void anAnswerTellsTheTransaction() {
        assertThat(read("[ 3 , \"a\" , {\"idTagInfo\":{\"status\":\"Accepted\"},\"transactionId\": 77}]"))
                .isTrue();

        assertThat(rpc.isResult()).isTrue();
        assertThat(rpc.hasId(new byte[] {'a'})).isTrue();
        assertThat(rpc.hasId(new byte[] {'b'})).isFalse();
        assertThat(rpc.transaction()).isEqualTo(77);
        assertThat(rpc.saysAccepted()).isTrue();
    }

    @Test
    void anErrorIsNeitherCallNorResult() {
        assertThat(read("[4,\"a\",\"InternalError\",\"\",{}]")).isTrue();

        assertThat(rpc.isCall()).isFalse();
        assertThat(rpc.isResult()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[2", "[3,4,{}]", "[2,\"a\",7]", "[9,\"a\",{}]", "hello"})
    void whatIsNoFrameIsNotRead(String text) {
        assertThat(read(text)).isFalse();
    }

    private boolean read(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return rpc.read(bytes, bytes.length);
    }
}
