package energy.switchpoint.twins.control;

import static energy.switchpoint.testing.ManagedModeWorld.CPO;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.tags.control.Tags;
import energy.switchpoint.testing.ManagedModeWorld;
import energy.switchpoint.twins.control.ChosenDevices.Choice;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChosenDevicesTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    final ManagedModeWorld world = new ManagedModeWorld(NOON, ManagedModeWorld.rules(0, 600));
    final ChosenDevices chosen = new ChosenDevices(world.sql);

    @Test
    void aChargerHasToFitEveryFilter() {
        var plain = world.charger("f1");
        var tagged = world.charger("f1");
        var taggedAndNew = world.charger("f1");
        var tags = new Tags(world.sql);
        world.transactions.run(() -> tags.set(tagged, CPO, Set.of("depot")));
        world.transactions.run(() -> tags.set(taggedAndNew, CPO, Set.of("depot")));
        world.sql.update("update twin set firmware = '2.1.0' where chargepoint_id in (?, ?)", plain, taggedAndNew);

        assertThat(chosen.of(CPO, new Choice("depot", null, null), NOON)).containsOnly(tagged, taggedAndNew);
        assertThat(chosen.of(CPO, new Choice("", null, "2.1.0"), NOON)).containsOnly(plain, taggedAndNew);
        assertThat(chosen.of(CPO, new Choice("depot", null, "2.1.0"), NOON)).containsOnly(taggedAndNew);
        assertThat(chosen.of(CPO, new Choice(null, new UUID(1, 1), null), NOON)).isEmpty();
        assertThat(chosen.of("south-charge", new Choice("depot", null, null), NOON))
                .as("neither its charger nor its tag")
                .isEmpty();
    }

    @Test
    void withoutAnyFilterNothingHasToBeLookedUp() {
        assertThat(new Choice(null, null, " ").fitsAll()).isTrue();
        assertThat(new Choice("depot", null, null).fitsAll()).isFalse();
    }
}
