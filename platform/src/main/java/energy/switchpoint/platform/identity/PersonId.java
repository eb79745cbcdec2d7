package energy.switchpoint.platform.identity;

import java.util.UUID;

/** A person, by the subject their identity provider gives them. Says nothing else about them. */
public record PersonId(UUID value) {

    public static PersonId of(String subject) {
        return new PersonId(UUID.fromString(subject));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
