package energy.switchpoint.connections.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 127.200.1.1, true",
        "127.0.0.0/8, 128.0.0.1, false",
        "10.1.2.0/23, 10.1.3.255, true",
        "10.1.2.0/23, 10.1.4.0, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "::1/128, 0:0:0:0:0:0:0:1, true",
        "2001:db8::/32, 2001:db8:1::2, true",
        "2001:db8::/32, 127.0.0.1, false",
        "0.0.0.0/0, unknown, false",
    })
    void anAddressIsInItsNetworkOnly(String network, String address, boolean inside) {
        assertThat(Network.of(network).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0.0"})
    void whatIsNoNetworkIsRefusedAtStart(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }
}
