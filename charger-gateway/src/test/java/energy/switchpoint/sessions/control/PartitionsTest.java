package energy.switchpoint.sessions.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.sessions.entity.SampleDigest;
import energy.switchpoint.sql.DatabaseUnusable;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meter values and logs by time, on a real database and with a service's rights. */
class PartitionsTest {

    static final LocalDate TODAY = LocalDate.parse("2031-03-20");
    static final UUID CHARGER = UUID.randomUUID();

    final Sql sql = new GatewayDatabaseForTests().sql();

    @Test
    void aDayOfMeterValuesGoesWithItsPartitionAndTheRestStays() {
        age(TODAY);
        for (int day = 1; day <= 20; day++) {
            sample(Instant.parse("2031-03-%02dT12:00:00Z".formatted(day)));
        }

        age(TODAY);

        assertThat(days()).hasSize(15).first().isEqualTo(LocalDate.parse("2031-03-06"));
        assertThat(days()).last().isEqualTo(TODAY);
        age(TODAY.plusDays(1));
        assertThat(days()).hasSize(14).first().isEqualTo(LocalDate.parse("2031-03-07"));
    }

    @Test
    void aLateValueFallsIntoItsOwnDayAndAVeryLateOneIsKeptUntilTheNextSweep() {
        age(TODAY);

        sample(Instant.parse("2031-03-11T23:59:59.999Z"));
        sample(Instant.parse("2030-12-24T18:00:00Z"));

        assertThat(in("p_20310311")).isEqualTo(1);
        assertThat(in("p_min")).isEqualTo(1);
        age(TODAY);
        assertThat(days()).containsExactly(LocalDate.parse("2031-03-11"));
    }

    @Test
    void afterALongStandstillThePartitionsBeginAgainAndNothingThatIsKeptIsLost() {
        age(TODAY);
        var muchLater = TODAY.plusYears(1);
        sample(Instant.parse("2031-09-01T00:00:00Z"));
        sample(Instant.parse("2032-03-19T00:00:00Z"));
        sample(Instant.parse("2035-01-01T00:00:00Z"));

        age(muchLater);
        age(muchLater);

        assertThat(days()).containsExactly(LocalDate.parse("2032-03-19"), LocalDate.parse("2035-01-01"));
        assertThat(in("p_20320319")).isEqualTo(1);
        assertThat(in("p_max")).isEqualTo(1);
        assertThat(partitions("meter_sample")).hasSize(14 + 1 + 7 + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half_hour", "device_log", "security_event"})
    void halfHoursAndLogsGoByTheMonth(String table) {
        sql.update("call age_partitions(?, ?, ?)", table, TODAY, TODAY.minusMonths(13));

        assertThat(partitions(table)).hasSize(1 + 14 + 2 + 1).contains("p_203002", "p_203105");
        sql.update("call age_partitions(?, ?, ?)", table, TODAY.plusMonths(1), TODAY.minusMonths(12));
        assertThat(partitions(table))
                .hasSize(1 + 14 + 2 + 1)
                .contains("p_203106")
                .doesNotContain("p_203002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "", "meter_sample drop", "meter_sample; drop table device"})
    void theProcedureTakesNoOtherTableAndNoText(String table) {
        assertThatThrownBy(() -> sql.update("call age_partitions(?, ?, ?)", table, TODAY, TODAY.minusDays(14)))
                .isInstanceOf(DatabaseUnusable.class);
    }

    @Test
    void theServiceMayNotChangeATableItself() {
        assertThatThrownBy(() -> sql.update("alter table meter_sample truncate partition p_min"))
                .isInstanceOf(DatabaseUnusable.class)
                .rootCause()
                .hasMessageContaining("denied");
    }

    @Test
    void nothingIsAgedWithoutATimeToKeep() {
        assertThatThrownBy(() -> sql.update("call age_partitions('meter_sample', ?, ?)", TODAY, TODAY))
                .isInstanceOf(DatabaseUnusable.class);
        assertThatThrownBy(() -> sql.update("call age_partitions('meter_sample', ?, null)", TODAY))
                .isInstanceOf(DatabaseUnusable.class);
    }

    private void age(LocalDate today) {
        sql.update("call age_partitions('meter_sample', ?, ?)", today, today.minusDays(14));
    }

    private void sample(Instant at) {
        sql.update(
                "insert into meter_sample (chargepoint_id, at, connector, digest, energy_wh) values (?, ?, 1, ?, 5)",
                CHARGER,
                at,
                SampleDigest.of(null, 5L, null, null));
    }

    private List<LocalDate> days() {
        return sql.list(
                "select at from meter_sample order by at",
                row -> Sql.instant(row, "at").atOffset(java.time.ZoneOffset.UTC).toLocalDate());
    }

    private int in(String partition) {
        return sql.one("select count(*) from meter_sample partition (" + partition + ")", row -> row.getInt(1))
                .orElseThrow();
    }

    private List<String> partitions(String table) {
        return sql.list(
                "select partition_name from information_schema.partitions where table_schema = database() and table_name = ?",
                row -> row.getString(1),
                table);
    }
}
