package energy.switchpoint.ageing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.ageing.control.Ageing.Round;
import energy.switchpoint.ageing.entity.Retention;
import energy.switchpoint.migrations.Schema;
import energy.switchpoint.migrations.TestDatabase;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.rulepacks.entity.Keep;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.testing.SteppingClock;
import energy.switchpoint.testing.Transactions;
import jakarta.json.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ageing as the sweep does it, on a real database: raw values two weeks, half-hours and logs 13 months. */
class AgeingTest {

    static final Instant NOW = Instant.parse("2031-03-20T00:20:00Z");

    final TestDatabase database = TestDatabase.of(Schema.GATEWAY);
    final Transactions transactions = new Transactions(database);
    final Sql sql = new Sql(transactions);
    final SteppingClock clock = new SteppingClock(NOW);
    final Ageing ageing = new Ageing(sql, new Retentions(rules(null), "P14D", "P13M", "P13M"), clock);

    @Test
    void eachKindGoesWhenItsTimeIsOver() {
        run();
        for (var at : List.of("2031-03-05T23:59:59Z", "2031-03-06T00:00:00Z", "2031-03-20T00:00:00Z")) {
            row("meter_sample (chargepoint_id, at, connector, digest) values (?, ?, 1, 1)", at);
        }
        for (var at : List.of("2030-01-31T23:30:00Z", "2030-02-01T00:00:00Z", "2031-03-19T12:00:00Z")) {
            row("half_hour (chargepoint_id, starts_at, energy_wh, quality) values (?, ?, 5, 'MEASURED')", at);
            row(
                    "device_log (chargepoint_id, at, organisation_id, kind, what, detail) values (?, ?, 'o', 'COMMAND', 'w', '')",
                    at);
            row("security_event (chargepoint_id, at, kind, address, detail) values (?, ?, 'K', 'a', '')", at);
        }

        assertThat(run()).isEqualTo(Round.DONE);

        for (var table : List.of("meter_sample", "half_hour", "device_log", "security_event")) {
            assertThat(sql.one("select count(*) from " + table, row -> row.getInt(1)))
                    .as(table)
                    .contains(2);
        }
    }

    @Test
    void oneNodeAtATimeDoesIt() throws SQLException {
        try (var other = database.connect();
                var statement = other.createStatement()) {
            statement.execute("select get_lock(concat('ageing-', database()), 0)");

            assertThat(run()).isEqualTo(Round.LEFT_TO_ANOTHER);
        }

        assertThat(run()).isEqualTo(Round.DONE);
        assertThat(run()).isEqualTo(Round.DONE);
    }

    @Test
    void aTableInUseIsLeftForTheNextRoundAndTheOthersAreDone() throws SQLException {
        run();
        row("meter_sample (chargepoint_id, at, connector, digest) values (?, ?, 1, 1)", "2031-01-01T00:00:00Z");
        row(
                "half_hour (chargepoint_id, starts_at, energy_wh, quality) values (?, ?, 5, 'MEASURED')",
                "2029-01-01T00:00:00Z");
        try (var reader = database.connect();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("select * from meter_sample");

            assertThat(run()).isEqualTo(Round.INCOMPLETE);
            assertThat(sql.one("select count(*) from half_hour", row -> row.getInt(1)))
                    .contains(0);
        }

        assertThat(run()).isEqualTo(Round.DONE);
        assertThat(sql.one("select count(*) from meter_sample", row -> row.getInt(1)))
                .contains(0);
    }

    @Test
    void theRulePackInForceCountsMoreThanTheInstallation() {
        var pack = ManagedModeWorld.rules("GB-2021", 0, 600);
        assertThat(new Retentions(rules(pack), "P14D", "P13M", "P2Y").inForce())
                .isEqualTo(new Retention(Period.ofDays(14), Period.ofMonths(13), Period.ofYears(2)));

        var strict = Keep.read(
                Json.createObjectBuilder().add("keepMeterValues", "P7D").build());
        assertThat(strict).isEqualTo(new Keep(Optional.of(Period.ofDays(7)), Optional.empty(), Optional.empty()));
    }

    @Test
    void keepingForNoTimeIsRefused() {
        assertThatThrownBy(() -> new Retentions(rules(null), "P0D", "P13M", "P13M").inForce())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNextRoundIsAfterMidnightAndSoonerWhenThisOneWasNotWhole() {
        assertThat(AgeingSweep.next(Round.DONE, Instant.parse("2031-03-20T15:00:00Z")))
                .isEqualTo("2031-03-21T00:20:00Z");
        assertThat(AgeingSweep.next(Round.INCOMPLETE, NOW)).isEqualTo("2031-03-20T00:30:00Z");
        assertThat(AgeingSweep.next(Round.LEFT_TO_ANOTHER, NOW)).isEqualTo("2031-03-20T00:30:00Z");
    }

    private Round run() {
        return transactions.get(ageing::run);
    }

    private void row(String what, String at) {
        sql.update("insert into " + what, UUID.randomUUID(), Instant.parse(at));
    }

    private static RulePacks rules(RulePack pack) {
        return new RulePacks() {
            @Override
            public Optional<RulePack> inForce() {
                return Optional.ofNullable(pack);
            }
        };
    }
}
