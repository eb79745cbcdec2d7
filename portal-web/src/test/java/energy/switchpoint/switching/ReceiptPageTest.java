package energy.switchpoint.switching;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.SwitchingClient.ChargepointRef;
import energy.switchpoint.clients.SwitchingClient.HistoryProof;
import energy.switchpoint.clients.SwitchingClient.Outcome;
import energy.switchpoint.clients.SwitchingClient.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptPageTest {

    @Test
    void theReceiptStandsByItselfAndRunsNothing() {
        var page = ReceiptPage.of(new Receipt(
                "s-1",
                new ChargepointRef("c", "<script>alert(1)</script>"),
                null,
                new Named("south-charge", "South & Charge"),
                null,
                null,
                null,
                new Outcome("COMPLETED", "Done."),
                null,
                1_234_567L,
                "abc",
                "abc",
                null,
                new HistoryProof("ERASE", List.of("sha256:77")),
                null,
                "ledger-hash"));

        assertThat(page)
                .contains("South &amp; Charge", "1234.567 kWh", "The same before and after", "sha256:77", "ledger-hash")
                .doesNotContain("<script>");
    }
}
