package energy.switchpoint.chargers.control;

import energy.switchpoint.chargers.entity.KeptCharger;
import energy.switchpoint.chargers.entity.KeptChargers;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows claims and operator changes, so that everything else here knows whose charger it is. */
@ApplicationScoped
public class Keepers {

    /** Before the observers that write to a keeper's log. */
    private static final int FIRST = 100;

    @Inject
    KeptChargers chargers;

    @Inject
    ChargerRegister register;

    @Inject
    Clock clock;

    void follow(@Observes @Priority(FIRST) ReceivedEvent event) {
        var data = event.data();
        switch (event.type()) {
            case "chargepoint.claimed" ->
                note(
                        UUID.fromString(data.getString("chargepointId")),
                        PersonId.of(data.getString("personId")),
                        text(data, "organisation"),
                        event.occurredAt());
            case "operatorship.moved" ->
                chargers.ofAnyone(UUID.fromString(data.getString("chargepointId")))
                        .ifPresent(charger -> charger.operatedBy(text(data, "to")));
            default -> {}
        }
    }

    /** Asks the registry when this person is not known as the keeper: the event may still be on its way. */
    public boolean keeps(PersonId person, UUID chargepointId) {
        if (chargers.ofAnyone(chargepointId)
                .filter(charger -> charger.keeper().equals(person))
                .isPresent()) {
            return true;
        }
        var registered = register.lookUp(chargepointId).filter(found -> person.equals(found.keeper()));
        registered.ifPresent(found -> note(chargepointId, person, found.operator(), clock.instant()));
        return registered.isPresent();
    }

    private void note(UUID chargepointId, PersonId keeper, @Nullable String operator, Instant since) {
        chargers.ofAnyone(chargepointId)
                .ifPresentOrElse(
                        known -> {
                            known.keptBy(keeper, since);
                            known.operatedBy(operator);
                        },
                        () -> chargers.add(new KeptCharger(chargepointId, keeper, operator, since)));
    }

    private static @Nullable String text(JsonObject data, String name) {
        return data.getString(name, null);
    }
}
