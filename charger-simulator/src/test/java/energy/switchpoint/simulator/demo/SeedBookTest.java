package energy.switchpoint.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.switchpoint.simulator.demo.SeedBook.Step;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.json.JsonText.MissingField;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedBookTest {

    @TempDir
    Path home;

    @Test
    void whatWasMadeIsKnownToTheNextRun() throws IOException {
        onboarded(new SeedBook(home)).done("S-1", Step.PROGRAMMED);

        var next = new SeedBook(home);

        assertThat(next.knows("S-1")).isTrue();
        assertThat(next.knows("S-2")).isFalse();
        assertThat(next.text("S-1", "identity")).isEqualTo("SP-1");
        assertThat(next.isDone("S-1", Step.PROGRAMMED)).isTrue();
        assertThat(next.isDone("S-1", Step.CLAIMED)).isFalse();
    }

    @Test
    void aPasswordIsForgottenOnceTheChargerHasIt() throws IOException {
        var book = onboarded(new SeedBook(home));
        assertThat(book.text("S-1", "password")).isEqualTo("secret");

        book.done("S-1", Step.CONNECTED);

        assertThatExceptionOfType(MissingField.class).isThrownBy(() -> new SeedBook(home).text("S-1", "password"));
    }

    private static SeedBook onboarded(SeedBook book) {
        book.onboarded("S-1", "id-1", JsonText.readObject("""
                        {"identity": "SP-1", "password": "secret", "pairingCode": "AAAA-BBBB", "url": "ws://localhost/ocpp"}"""));
        return book;
    }
}
