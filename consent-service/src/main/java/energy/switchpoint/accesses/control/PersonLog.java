package energy.switchpoint.accesses.control;

import energy.switchpoint.accesses.entity.Access;
import energy.switchpoint.accesses.entity.Access.Party;
import energy.switchpoint.accesses.entity.Accesses;
import energy.switchpoint.chargers.entity.KeptChargers;
import energy.switchpoint.organisations.control.OrganisationNames;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.messaging.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes into a person's log what happens to their chargers, from the events of the services that do it. */
@ApplicationScoped
public class PersonLog {

    /** After the observer that learns whose charger it is. */
    private static final int AFTER_KEEPERS = 3000;

    private static final String US = "switchpoint";

    @Inject
    Accesses accesses;

    @Inject
    KeptChargers chargers;

    @Inject
    OrganisationNames names;

    void write(@Observes @Priority(AFTER_KEEPERS) ReceivedEvent event) {
        switch (event.type()) {
            case "chargepoint.claimed" -> claimed(event);
            case "operatorship.moved" -> moved(event);
            case "switch.changed" -> switched(event);
            case "limit.issued", "limit.released" -> limited(event);
            case "charger.tampered" -> tampered(event);
            case "programme.replaced" ->
                programme(event, Sentences.replaced(operator(event).name(), event.data()));
            case "programme.restored" ->
                programme(event, Sentences.restored(operator(event).name()));
            case "control.changed" -> controlled(event);
            default -> {}
        }
    }

    /** An organisation looked at a person's data. */
    public void looked(PersonId person, String organisation, String what, Instant at) {
        accesses.add(Access.looked(Uuid7.next(), person, party(organisation), what, at));
    }

    private void claimed(ReceivedEvent event) {
        var data = event.data();
        var operator = data.getString("organisation", US);
        note(
                PersonId.of(data.getString("personId")),
                party(operator),
                Sentences.claimed(names.of(operator)),
                event.occurredAt(),
                chargepoint(data));
    }

    private void moved(ReceivedEvent event) {
        var data = event.data();
        chargers.ofAnyone(chargepoint(data)).ifPresent(charger -> {
            var from = data.getString("from", null);
            var to = data.getString("to", null);
            if (from != null) {
                note(
                        charger.keeper(),
                        party(from),
                        Sentences.letGo(names.of(from)),
                        event.occurredAt(),
                        charger.chargepointId());
            }
            if (to != null) {
                note(
                        charger.keeper(),
                        party(to),
                        Sentences.takenOver(names.of(to)),
                        event.occurredAt(),
                        charger.chargepointId());
            }
        });
    }

    /** A switch may no longer know its person, once they were erased: then there is nobody to tell. */
    private void switched(ReceivedEvent event) {
        var data = event.data();
        var person = data.getString("personId", null);
        if (person == null) {
            return;
        }
        var state = data.getString("state");
        var losing = organisation(data, "losing");
        var gaining = organisation(data, "gaining");
        var who = state.equals("OBJECTED") ? losing : new Party(US, names.of(US));
        Sentences.switching(state, losing.name(), gaining.name())
                .ifPresent(sentence -> note(PersonId.of(person), who, sentence, event.occurredAt(), chargepoint(data)));
    }

    private void limited(ReceivedEvent event) {
        var data = event.data();
        var dso = organisation(data, "dso");
        var sentence = event.type().equals("limit.issued")
                ? Sentences.limited(dso.name(), data)
                : Sentences.released(dso.name());
        chargers.among(chargepoints(data))
                .forEach(charger -> note(charger.keeper(), dso, sentence, event.occurredAt(), charger.chargepointId()));
    }

    /** The household hears that somebody may have been at its charger (R092). */
    private void tampered(ReceivedEvent event) {
        var operator = organisation(event.data(), "operator");
        chargers.ofAnyone(chargepoint(event.data()))
                .ifPresent(charger -> note(
                        charger.keeper(),
                        operator,
                        Sentences.tampered(operator.name()),
                        event.occurredAt(),
                        charger.chargepointId()));
    }

    /** R069: its operator replaced the household's programme, or the household took that back. */
    private void programme(ReceivedEvent event, String sentence) {
        chargers.ofAnyone(chargepoint(event.data()))
                .ifPresent(charger ->
                        note(charger.keeper(), operator(event), sentence, event.occurredAt(), charger.chargepointId()));
    }

    /** R070: who is in control has changed. */
    private void controlled(ReceivedEvent event) {
        var data = event.data();
        var operator = operator(event);
        Sentences.controlled(data.getString("state"), data.getString("cause", ""), operator.name())
                .ifPresent(sentence -> chargers.among(chargepoints(data))
                        .forEach(charger -> note(
                                charger.keeper(), operator, sentence, event.occurredAt(), charger.chargepointId())));
    }

    private Party operator(ReceivedEvent event) {
        return organisation(event.data(), "operator");
    }

    private void note(PersonId person, Party who, String sentence, Instant at, UUID chargepointId) {
        accesses.add(Access.acted(Uuid7.next(), person, who, sentence, at, chargepointId));
    }

    private Party party(String organisation) {
        return new Party(organisation, names.of(organisation));
    }

    /** Some events name an organisation by id, some by id and name; one may be missing. */
    private Party organisation(JsonObject data, String field) {
        return switch (data.get(field)) {
            case JsonString id -> party(id.getString());
            case JsonObject named -> new Party(named.getString("id"), named.getString("name"));
            case null, default -> new Party(US, names.of(US));
        };
    }

    private static List<UUID> chargepoints(JsonObject data) {
        var ids = data.get("chargepointIds");
        return ids == null || ids.getValueType() != JsonValue.ValueType.ARRAY
                ? List.of()
                : ids.asJsonArray().getValuesAs(JsonString.class).stream()
                        .map(id -> UUID.fromString(id.getString()))
                        .toList();
    }

    private static UUID chargepoint(JsonObject data) {
        return UUID.fromString(data.getString("chargepointId"));
    }
}
