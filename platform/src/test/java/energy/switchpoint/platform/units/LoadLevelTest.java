package energy.switchpoint.platform.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadLevelTest {

    @ParameterizedTest
    @CsvSource({"57,10,50", "50,10,50", "9,10,0", "100,7,100", "99,7,98", "0,1,0"})
    void aLevelIsRoundedDownToTheProductsStep(int asked, int step, int given) {
        assertThat(new LoadLevel(asked).downToStep(step)).isEqualTo(new LoadLevel(given));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void aLevelOutsideZeroToHundredCannotBe(int percent) {
        assertThatThrownBy(() -> new LoadLevel(percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareOfThePowerIsNeverRoundedUp() {
        assertThat(new Watts(7_399).share(new LoadLevel(50))).isEqualTo(new Watts(3_699));
    }

    @Test
    void ampsOfALimitNeverExceedIt() {
        assertThat(Amps.of(new Watts(7_400), 1).over(1).value()).isLessThanOrEqualTo(7_400);
    }
}
