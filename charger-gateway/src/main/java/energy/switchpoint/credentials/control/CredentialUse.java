package energy.switchpoint.credentials.control;

import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** A charger has come with a credential. */
@ApplicationScoped
public class CredentialUse {

    @Inject
    Sql sql;

    @Inject
    Credentials credentials;

    public CredentialUse() {}

    /** For use outside the container. */
    public CredentialUse(Sql sql, Credentials credentials) {
        this.sql = sql;
        this.credentials = credentials;
    }

    /** Coming back with a renewed or recovered password is the proof that it is on the device: it becomes the current one. */
    @Transactional
    public void used(UUID chargepointId, UUID credentialId, Instant at) {
        credentials.used(credentialId, at);
        var purpose = sql.one(
                "select purpose from credential where id = ? and state = 'NEXT'",
                row -> Purpose.valueOf(row.getString(1)),
                credentialId);
        if (purpose.filter(Purpose::becomesCurrentOnUse).isPresent()) {
            credentials.promote(chargepointId, credentialId, Revocation.REPLACED);
        }
    }
}
