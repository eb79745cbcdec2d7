package energy.switchpoint.neighbours.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursTest {

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 410, 412, 422})
    void aProblemDocumentIsTheNeighboursOwnNo(int status) {
        assertThat(Neighbours.isRefusal(status, "application/problem+json;charset=UTF-8"))
                .isTrue();
    }

    @Test
    void aServerThatIsStillStartingHasNotRefusedAnything() {
        assertThat(Neighbours.isRefusal(404, "text/html")).isFalse();
        assertThat(Neighbours.isRefusal(404, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 502, 503, 504})
    void whatMayPassIsNoRefusal(int status) {
        assertThat(Neighbours.isRefusal(status, "application/problem+json")).isFalse();
    }
}
