package energy.switchpoint.setpoints.control;

import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.OffsetCause;
import energy.switchpoint.levels.entity.OffsetDraw;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.offsets.control.DeviceOffsets;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.rulepacks.entity.RulePack;
import energy.switchpoint.twins.control.TwinRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes orders for levels: stored, with the drawn offset and its rule, in one transaction. */
@ApplicationScoped
public class Orders {

    private static final String NO_OFFSET_ON_OVERRIDE = "an override applies without random offset";
    private static final String NO_OFFSET_ON_RESPONSE = "frequency response applies without random offset";

    @Inject
    Setpoints setpoints;

    @Inject
    Products products;

    @Inject
    DeviceOffsets offsets;

    @Inject
    TwinRows twins;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    private final RandomGenerator random;

    public Orders() {
        random = new SecureRandom();
    }

    /** For use outside the container. */
    public Orders(
            Setpoints setpoints,
            Products products,
            DeviceOffsets offsets,
            TwinRows twins,
            Ledger ledger,
            Clock clock,
            RandomGenerator random) {
        this.setpoints = setpoints;
        this.products = products;
        this.offsets = offsets;
        this.random = random;
        this.twins = twins;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of a commanded state. */
    public sealed interface Commanded {
        record Given(Setpoint setpoint) implements Commanded {}

        /** Asked to give power back, of a charger whose product cannot (R011). */
        record CannotExport() implements Commanded {}
    }

    /** @param until empty = until the running session ends */
    @Transactional
    public Setpoint override(UUID chargepointId, PersonId person, int levelPercent, @Nullable Instant until) {
        var setpoint = new Setpoint(
                Uuid7.next(),
                Setpoint.Kind.OVERRIDE,
                new Issuer(Issuer.Kind.CONSUMER, person.toString(), "Owner"),
                levelPercent,
                "charge now",
                now(),
                until,
                0,
                NO_OFFSET_ON_OVERRIDE);
        setpoints.add(chargepointId, setpoint);
        twins.reconcileBy(List.of(chargepointId), clock.instant());
        return setpoint;
    }

    /** @return whether there was one */
    @Transactional
    public boolean endOverride(UUID chargepointId) {
        var ended = setpoints.end(chargepointId, Setpoint.Kind.OVERRIDE, "ENDED_BY_OWNER") > 0;
        twins.reconcileBy(List.of(chargepointId), clock.instant());
        return ended;
    }

    /**
     * @param levelPercent negative = gives power back to the network
     * @param response frequency response: at once (R066), and on the ledger
     */
    @Transactional
    public Commanded command(
            UUID chargepointId,
            Issuer operator,
            int levelPercent,
            @Nullable Instant from,
            Instant until,
            boolean response,
            RulePack rules) {
        if (levelPercent < 0 && products.exportRatingW(chargepointId) == 0) {
            return new Commanded.CannotExport();
        }
        var offset = response
                ? OffsetDraw.none(NO_OFFSET_ON_RESPONSE)
                : OffsetDraw.random(random, offsets.bounds(chargepointId, rules), OffsetCause.COMMANDED_STATE);
        var setpoint = new Setpoint(
                Uuid7.next(),
                Setpoint.Kind.COMMANDED_STATE,
                operator,
                levelPercent,
                response ? "frequency response" : "command",
                from == null ? now() : from.truncatedTo(ChronoUnit.MILLIS),
                until.truncatedTo(ChronoUnit.MILLIS),
                offset.seconds(),
                offset.rule());
        setpoints.add(chargepointId, setpoint);
        if (response) {
            ledger.append(
                    "command.response",
                    chargepointId.toString(),
                    "cpo:" + operator.id(),
                    null,
                    Json.createObjectBuilder()
                            .add("levelPercent", levelPercent)
                            .add("until", until.toString())
                            .build());
        }
        twins.reconcileBy(List.of(chargepointId), clock.instant());
        return new Commanded.Given(setpoint);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
