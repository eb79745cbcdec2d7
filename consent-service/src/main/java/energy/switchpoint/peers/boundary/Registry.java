package energy.switchpoint.peers.boundary;

import energy.switchpoint.cases.control.CaseRules;
import energy.switchpoint.chargers.control.ChargerRegister;
import energy.switchpoint.organisations.control.OrganisationDirectory;
import energy.switchpoint.peers.boundary.PeerCalls.Outcome;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The registry: names of organisations, keepers of chargers, the rule pack in force. */
@ApplicationScoped
public class Registry implements OrganisationDirectory, ChargerRegister, CaseRules {

    private static final String REGISTRY = "registry";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject
    PeerCalls calls;

    /** A right can be asked for while the registry is away; then this counts. */
    @Inject
    @ConfigProperty(name = "switchpoint.consent.case-due-without-rule-pack")
    Period dueWithoutRulePack;

    @Inject
    @ConfigProperty(name = "switchpoint.consent.case-extension")
    Period extension;

    @Override
    public Optional<Map<String, String>> all() {
        return calls.get(REGISTRY, "/public/organisations", PATIENCE) instanceof Outcome.Json(JsonArray organisations)
                ? Optional.of(organisations.getValuesAs(JsonObject.class).stream()
                        .collect(Collectors.toMap(o -> o.getString("id"), o -> o.getString("name"))))
                : Optional.empty();
    }

    @Override
    public Optional<Registered> lookUp(UUID chargepointId) {
        return calls.get(REGISTRY, "/chargepoints/" + chargepointId, PATIENCE)
                        instanceof Outcome.Json(JsonObject charger)
                ? Optional.of(registered(charger))
                : Optional.empty();
    }

    @Override
    public Period due() {
        return calls.get(REGISTRY, "/rule-packs/effective", PATIENCE) instanceof Outcome.Json(JsonObject pack)
                        && pack.get("rules") instanceof JsonObject rules
                        && rules.get("dataCaseDue") instanceof JsonString due
                ? Period.parse(due.getString())
                : dueWithoutRulePack;
    }

    @Override
    public Period extension() {
        return extension;
    }

    private static Registered registered(JsonObject charger) {
        var keeper = charger.getString("ownerPersonId", null);
        return new Registered(
                keeper == null ? null : PersonId.of(keeper),
                charger.get("operator") instanceof JsonObject operator ? operator.getString("id") : null);
    }
}
