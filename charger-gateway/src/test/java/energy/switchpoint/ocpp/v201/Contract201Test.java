package energy.switchpoint.ocpp.v201;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.ProfileCommand.DynamicLimit;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.testing.FakeBook;
import energy.switchpoint.testing.FakeLine;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All 64 messages of OCPP 2.0.1. */
class Contract201Test extends ContractOf2 {

    private final Ocpp201 ocpp = new Ocpp201(new FakeBook(), Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));

    @Override
    protected Schema schema() {
        return Schema.of("v201");
    }

    @Override
    protected ChargerDialect ocpp() {
        return ocpp;
    }

    @Override
    protected Set<String> unsupported() {
        return Set.of();
    }

    @Test
    void theTableHasAllOf201() {
        assertThat(schema().actions()).hasSize(64);
        assertThat(fromTheStation()).hasSize(25);
        assertThat(toTheStation()).hasSize(40);
    }

    @Test
    void whatItHasNoMessageForIsRefusedInPlainWords() {
        for (var command : List.of(
                new ProfileCommand.SetDynamicSchedule(110, 1, DynamicLimit.of(4200), 60, 600),
                new ProfileCommand.UpdateDynamicSchedule(110, DynamicLimit.of(4200)),
                new ProfileCommand.UsePriorityCharging("tx-1", true))) {
            var line = FakeLine.answering("{}");

            assertThat(ocpp.perform(command, memory, line))
                    .isInstanceOfSatisfying(
                            CommandOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).startsWith("OCPP 2.0.1 has no "));
            assertThat(line.asked()).isEmpty();
        }
    }
}
