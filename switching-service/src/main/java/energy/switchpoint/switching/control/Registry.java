package energy.switchpoint.switching.control;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What switching needs of the registry. Every call may be repeated. */
public interface Registry {

    /** A chargepoint as the register knows it. */
    record Chargepoint(
            UUID id,
            String label,
            UUID productId,
            UUID firmwareId,
            String state,
            @Nullable Party operator,
            @Nullable PersonId owner) {}

    /** An operator that takes switches, and what it asks for. */
    record Offer(Party operator, boolean acceptsProduct, List<Asked> purposes) {}

    record Asked(Purpose purpose, boolean required) {}

    /** The register's label for operating a product and firmware, and what it means. */
    record Label(String level, String meaning) {}

    record Move(UUID switchId, UUID chargepointId, @Nullable Party from, Party to, Instant at) {}

    Optional<Chargepoint> chargepoint(UUID id);

    List<Offer> operators(UUID productId);

    Optional<Label> label(UUID productId, UUID firmwareId);

    SwitchRules rules();

    Answer markSwitching(UUID chargepointId, UUID switchId, boolean switching);

    Answer move(Move move);
}
