package energy.switchpoint.platform.identity;

import energy.switchpoint.platform.identity.Caller.Anonymous;
import energy.switchpoint.platform.identity.Caller.Consumer;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.Caller.Service;
import energy.switchpoint.platform.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Turns the verified token of the current request into a {@link Caller}. */
@RequestScoped
public class CurrentCaller {

    @Inject
    JsonWebToken token;

    private @Nullable Caller caller;

    public Caller caller() {
        if (caller == null) {
            caller = read();
        }
        return caller;
    }

    /** The household's person, or 403. */
    public PersonId requirePerson() {
        if (caller() instanceof Consumer(var person)) {
            return person;
        }
        throw Problem.forbidden("This is for the owner of a charger. Sign in with a household account.")
                .asException();
    }

    /** The organisation's member, or 403. */
    public Member requireMember() {
        if (caller() instanceof Member member) {
            return member;
        }
        throw Problem.forbidden("This is for members of an organisation. Ask your organisation to invite you.")
                .asException();
    }

    /** A name for the ledger: organisation, person or service; no personal detail. */
    public String actor() {
        return switch (caller()) {
            case Consumer(var person) -> "person:" + person;
            case Member(var organisation, var role, var person) -> role.claim() + ":" + organisation;
            case Service(var name) -> "service:" + name;
            case Anonymous() -> "anonymous";
        };
    }

    private Caller read() {
        String subject = token.getSubject();
        if (subject == null) {
            return new Anonymous();
        }
        Set<String> groups = Objects.requireNonNullElse(token.getGroups(), Set.of());
        if (groups.contains("service")) {
            return new Service(Objects.requireNonNullElse(token.getName(), subject));
        }
        var role = Role.among(groups);
        var organisation = organisations(token.getClaim("organization")).findFirst();
        if (role.isPresent() && organisation.isPresent()) {
            return new Member(organisation.get(), role.get(), PersonId.of(subject));
        }
        return groups.contains("consumer") ? new Consumer(PersonId.of(subject)) : new Anonymous();
    }

    private static Stream<OrganisationId> organisations(@Nullable Object claim) {
        Stream<String> names = switch (claim) {
            case null -> Stream.empty();
            case JsonArray array -> array.getValuesAs(JsonString.class).stream().map(JsonString::getString);
            case Collection<?> values -> values.stream().map(String::valueOf);
            case JsonString one -> Stream.of(one.getString());
            default -> Stream.of(claim.toString());
        };
        return names.filter(OrganisationId::isValid).map(OrganisationId::new);
    }
}
