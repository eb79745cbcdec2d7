package energy.switchpoint.mycharger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import energy.switchpoint.clients.GatewayClient.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryPresenterTest {

    private static final List<Transaction> SESSIONS = List.of(
            session("2027-03-01T23:50:00Z", 3000),
            session("2027-03-01T02:00:00Z", 2000),
            session("2027-02-01T02:00:00Z", 9));

    @Test
    void theEnergyOfADayIsSummedAndADayWithoutIsZero() {
        var days = HistoryPresenter.byDay(
                SESSIONS, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 2), ZoneId.of("Europe/London"));

        assertThat(days).containsExactly(entry(LocalDate.of(2027, 3, 1), 5000L), entry(LocalDate.of(2027, 3, 2), 0L));
    }

    @Test
    void theDayIsThatOfTheReader() {
        var days = HistoryPresenter.byDay(
                SESSIONS, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 2), ZoneId.of("Europe/Berlin"));

        assertThat(days)
                .containsExactly(entry(LocalDate.of(2027, 3, 1), 2000L), entry(LocalDate.of(2027, 3, 2), 3000L));
    }

    @Test
    void theFileHasOneLineASession() {
        assertThat(HistoryPresenter.csv(SESSIONS).lines())
                .hasSize(4)
                .first()
                .isEqualTo("started,ended,energyWh,peakW,stopReason");
    }

    private static Transaction session(String start, long wh) {
        return new Transaction("t", Instant.parse(start), null, wh, null, null);
    }
}
