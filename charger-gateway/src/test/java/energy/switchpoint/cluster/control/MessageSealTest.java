package energy.switchpoint.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MessageSealTest {

    final MessageSeal seal = new MessageSeal(new byte[32]);

    @Test
    void whatIsClosedIsReadByWhoHasTheKeyAndByNobodyElse() throws GeneralSecurityException {
        var closed = seal.close("password é");

        assertThat(closed).doesNotContain("password").isNotEqualTo(seal.close("password é"));
        assertThat(new MessageSeal(new byte[32]).open(closed)).isEqualTo("password é");
        assertThatThrownBy(() -> new MessageSeal(new byte[] {1}).open(closed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whatWasChangedOrMadeUpIsNotOpened() {
        var bytes = Base64.getDecoder().decode(seal.close("reset"));
        bytes[bytes.length - 1] ^= 1;

        assertThatThrownBy(() -> seal.open(Base64.getEncoder().encodeToString(bytes)))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> seal.open("AAAA")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> seal.open("not base64!")).isInstanceOf(GeneralSecurityException.class);
    }
}
