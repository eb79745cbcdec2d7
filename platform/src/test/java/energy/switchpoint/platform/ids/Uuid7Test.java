package energy.switchpoint.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Uuid7Test {

    @Test
    void anIdIsOfVersionSevenAndStartsWithItsTime() {
        long before = System.currentTimeMillis();

        var id = Uuid7.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }
}
