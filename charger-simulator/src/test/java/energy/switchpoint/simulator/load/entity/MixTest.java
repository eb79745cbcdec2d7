package energy.switchpoint.simulator.load.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MixTest {

    @Test
    void eachKindIsPickedByItsWeight() {
        var mix = Mix.of("hb=20,mv=60,sn=15,tx=5");

        assertThat(mix.pick(0.19, false)).isEqualTo(Call.HEARTBEAT);
        assertThat(mix.pick(0.21, false)).isEqualTo(Call.METER_VALUES);
        assertThat(mix.pick(0.81, false)).isEqualTo(Call.STATUS);
        assertThat(mix.pick(0.96, false)).isEqualTo(Call.START);
        assertThat(mix.pick(0.96, true)).isEqualTo(Call.STOP);
    }

    @Test
    void anEmptyOrUnknownMixIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.of("hb=0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.of("hb=-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.of("xx=1")).withMessageContaining("xx");
    }
}
