package energy.switchpoint.certificates.control;

import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.authority.entity.Withdrawn;
import energy.switchpoint.certificates.entity.CertificateView;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The certificates we signed for chargers, in the database. Whether one is good is its credential's to say. */
@ApplicationScoped
public class ChargerCertificates {

    private static final String WITH_STATE = """
            select k.*, c.state, c.first_used_at, c.revoked_at, c.reason
            from charger_certificate k join credential c on c.id = k.credential_id""";

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public ChargerCertificates() {}

    /** For use outside the container. */
    public ChargerCertificates(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void add(UUID credentialId, UUID chargepointId, X509Certificate signed) {
        sql.update(
                """
                insert into charger_certificate (credential_id, chargepoint_id, serial, fingerprint, subject, not_before,
                    not_after, pem)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                credentialId,
                chargepointId,
                signed.getSerialNumber().toString(16),
                HexFormat.of().formatHex(Pem.fingerprint(signed)),
                signed.getSubjectX500Principal().getName(),
                signed.getNotBefore().toInstant(),
                signed.getNotAfter().toInstant(),
                Pem.of(signed));
    }

    public void delivered(UUID credentialId, boolean accepted, String outcome) {
        sql.update(
                "update charger_certificate set outcome = ?, accepted_at = ? where credential_id = ?",
                outcome.length() > 200 ? outcome.substring(0, 200) : outcome,
                accepted ? clock.instant() : null,
                credentialId);
    }

    /** Newest first. */
    public List<CertificateView> of(UUID chargepointId) {
        return sql.list(
                WITH_STATE + " where k.chargepoint_id = ? order by c.made_at desc, k.credential_id desc",
                ChargerCertificates::read,
                chargepointId);
    }

    public Optional<CertificateView> of(UUID chargepointId, UUID certificateId) {
        return sql.one(
                WITH_STATE + " where k.chargepoint_id = ? and k.credential_id = ?",
                ChargerCertificates::read,
                chargepointId,
                certificateId);
    }

    /** Whether a living one is on the device, or on its way. */
    public boolean has(UUID chargepointId) {
        return sql.one("""
                        select 1 from charger_certificate k join credential c on c.id = k.credential_id
                        where k.chargepoint_id = ? and c.state in ('CURRENT', 'NEXT') and k.accepted_at is not null
                          and k.not_after > ?""", row -> 1, chargepointId, clock.instant()).isPresent();
    }

    /**
     * Chargers whose current certificate ends before {@code end}, or was signed for another than who commands it now, with no
     * next one under way and not asked since {@code askedBefore}.
     */
    public List<UUID> toRenew(Instant end, Instant askedBefore, int limit) {
        var now = clock.instant();
        return sql.list("""
                select k.chargepoint_id from charger_certificate k
                join credential c on c.id = k.credential_id and c.state = 'CURRENT'
                left join command_authority a on a.chargepoint_id = k.chargepoint_id and a.valid_from <= ? and a.valid_until > ?
                left join certificate_renewal r on r.chargepoint_id = k.chargepoint_id
                where (k.not_after <= ? or a.organisation_id <> c.organisation_id)
                  and (r.asked_at is null or r.asked_at < ?)
                  and not exists (select 1 from credential n where n.next_of = k.chargepoint_id)
                order by k.not_after limit ?""", row -> row.getObject(1, UUID.class), now, now, end, askedBefore, limit);
    }

    public void asked(UUID chargepointId, String outcome) {
        sql.update("""
                insert into certificate_renewal (chargepoint_id, asked_at, outcome) values (?, ?, ?)
                on duplicate key update asked_at = value(asked_at), outcome = value(outcome)""", chargepointId, clock.instant(), outcome);
    }

    /** For the revocation list: those that would still be good otherwise. */
    public List<Withdrawn> withdrawn() {
        return sql.list(
                """
                select k.serial, c.revoked_at from charger_certificate k join credential c on c.id = k.credential_id
                where c.state = 'REVOKED' and k.not_after > ? order by c.revoked_at""",
                row -> new Withdrawn(new BigInteger(row.getString(1), 16), Sql.instant(row, "revoked_at")),
                clock.instant());
    }

    private static CertificateView read(ResultSet row) throws SQLException {
        return new CertificateView(
                row.getObject("credential_id", UUID.class),
                row.getString("serial"),
                row.getString("fingerprint"),
                row.getString("subject"),
                Sql.instant(row, "not_before"),
                Sql.instant(row, "not_after"),
                row.getString("state"),
                Sql.instantOrNull(row, "accepted_at"),
                row.getString("outcome"),
                Sql.instantOrNull(row, "first_used_at"),
                Sql.instantOrNull(row, "revoked_at"),
                row.getString("reason"));
    }
}
