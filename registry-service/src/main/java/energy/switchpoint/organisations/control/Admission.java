package energy.switchpoint.organisations.control;

import energy.switchpoint.organisations.control.IdentityProvider.Outcome;
import energy.switchpoint.organisations.control.IdentityProvider.Person;
import energy.switchpoint.organisations.entity.Organisation;
import energy.switchpoint.platform.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Accepts an organisation: here and where its people sign in, or nowhere. */
@ApplicationScoped
public class Admission {

    /** What came of it. On anything but {@code Accepted} the caller's transaction must not commit. */
    public sealed interface Decision {

        record Accepted(Organisation organisation) implements Decision {}

        record Exists() implements Decision {}

        record Unavailable(String why) implements Decision {}
    }

    @Inject
    Organisations organisations;

    @Inject
    IdentityProvider identityProvider;

    @Inject
    Ledger ledger;

    @Transactional(Transactional.TxType.MANDATORY)
    public Decision accept(Organisation organisation, @Nullable Person first, String actor) {
        if (organisations.ofAnyone(organisation.id().value()).isPresent()) {
            return new Decision.Exists();
        }
        organisations.add(organisation);
        ledger.append(
                "organisation.accepted",
                organisation.id().value(),
                actor,
                null,
                Json.createObjectBuilder()
                        .add("name", organisation.name())
                        .add("kind", organisation.kind().name())
                        .build());
        organisations.flush();
        return switch (identityProvider.createOrganisation(organisation)) {
            case Outcome.Done _, Outcome.Invited _ -> inviteFirst(organisation, first, true);
            case Outcome.AlreadyThere _ -> inviteFirst(organisation, first, false);
            case Outcome.NameTaken _ -> new Decision.Exists();
            case Outcome.Unavailable(var why) -> new Decision.Unavailable(why);
        };
    }

    private Decision inviteFirst(Organisation organisation, @Nullable Person first, boolean made) {
        if (first != null
                && identityProvider.invite(
                                organisation.id(), organisation.kind().role(), first)
                        instanceof Outcome.Unavailable(var why)) {
            if (made) {
                identityProvider.removeOrganisation(organisation.id());
            }
            return new Decision.Unavailable(why);
        }
        return new Decision.Accepted(organisation);
    }
}
