package energy.switchpoint.credentials.control;

import energy.switchpoint.credentials.entity.CredentialKind;
import energy.switchpoint.credentials.entity.CredentialState;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Proof;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.devices.entity.NominalVolts;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.sql.Together;
import energy.switchpoint.sql.WritersDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What chargers prove themselves with. Writes belong to the caller's transaction. */
@ApplicationScoped
public class Credentials {

    private static final int MOST_AT_ONCE = 200;

    /** Living ones, and revoked ones a charger may have been told without us having been told that it took them. */
    private static final String OF_IDENTITIES = """
            select d.identity, d.id as chargepoint_id, d.phases, VOLTS as volts, d.limit_unit, d.security_profile, c.id, c.hash, c.kind,
                c.state, c.purpose
            from device d join credential c on c.chargepoint_id = d.id
            where d.identity in (%s)
              and (c.state in ('CURRENT', 'NEXT')
                   or (c.state = 'REVOKED' and c.told_at is not null and c.reason in (REASONS)
                       and c.made_at > (select coalesce(max(k.made_at), '1970-01-01') from credential k
                                        where k.chargepoint_id = d.id and k.state = 'CURRENT')))""".replace(
                    "REASONS",
                    Arrays.stream(Revocation.values())
                            .filter(Revocation::mayBeOnDevice)
                            .map(reason -> "'" + reason + "'")
                            .collect(Collectors.joining(", ")))
            .replace("VOLTS", NominalVolts.OF_SITE);

    @Inject
    WritersDatabase database;

    @Inject
    Sql sql;

    @Inject
    PasswordHash hash;

    @Inject
    Clock clock;

    private @Nullable Together<String, List<Kept>> lookups;

    public Credentials() {}

    /** For use outside the container. */
    public Credentials(Sql sql, PasswordHash hash, Clock clock) {
        this.sql = sql;
        this.hash = hash;
        this.clock = clock;
        lookups = new Together<>("credentials", MOST_AT_ONCE, this::ofIdentities);
    }

    private record Kept(String identity, Proof proof, CredentialKind kind, byte[] hash) {}

    @PostConstruct
    void open() {
        var own = database.connection();
        lookups = new Together<>(
                "credentials", MOST_AT_ONCE, identities -> own.inOneTransaction(() -> ofIdentities(identities)));
    }

    @PreDestroy
    void close() {
        lookups().close();
    }

    /**
     * Empty for an unknown identity and for a wrong password alike, after the same work. Waits for the database, together
     * with all who ask at the same time.
     */
    public Optional<Proof> prove(String identity, byte[] password) {
        return proof(identity, password).toCompletableFuture().join();
    }

    /** The same without waiting. What is done with it runs where it was looked up, and must be short. */
    public CompletionStage<Optional<Proof>> proof(String identity, byte[] password) {
        return proof(identity, CredentialKind.PASSWORD, hash.of(password));
    }

    /** By the SHA-256 fingerprint of a certificate whose key the charger has proved to have. */
    public Optional<Proof> proveCertificate(String identity, byte[] fingerprint) {
        return proof(identity, CredentialKind.CERTIFICATE, fingerprint)
                .toCompletableFuture()
                .join();
    }

    private CompletionStage<Optional<Proof>> proof(String identity, CredentialKind kind, byte[] presented) {
        return lookups()
                .ask(identity)
                .thenApply(all -> all.stream()
                        .filter(kept -> kept.kind() == kind && PasswordHash.same(kept.hash(), presented))
                        .map(Kept::proof)
                        .findFirst());
    }

    /** For each identity, in the order asked, the credentials a charger of that name may come with. */
    private List<List<Kept>> ofIdentities(List<String> identities) {
        var few = Sql.few(identities);
        var found = sql.list(OF_IDENTITIES.formatted(Sql.marks(few.size())), Credentials::kept, few.toArray()).stream()
                .collect(Collectors.groupingBy(Kept::identity));
        return identities.stream()
                .map(identity -> found.getOrDefault(identity, List.of()))
                .toList();
    }

    private Together<String, List<Kept>> lookups() {
        var open = lookups;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    /** The first credential of a new chargepoint: current from the start. */
    public NewCredential first(UUID chargepointId, String organisation) {
        return insert(chargepointId, organisation, CredentialState.CURRENT, Purpose.INITIAL, null);
    }

    /** A new next credential; one that was staged before ends. */
    public NewCredential stage(UUID chargepointId, String organisation, Purpose purpose, @Nullable UUID switchId) {
        revokeNext(chargepointId, Revocation.RESTAGED);
        return insert(chargepointId, organisation, CredentialState.NEXT, purpose, switchId);
    }

    /** The same with a certificate just signed for the charger: it belongs to this operatorship. */
    public UUID stageCertificate(
            UUID chargepointId, String organisation, Purpose purpose, @Nullable UUID switchId, byte[] fingerprint) {
        revokeNext(chargepointId, Revocation.RESTAGED);
        var id = Uuid7.next();
        insert(
                new Row(id, CredentialKind.CERTIFICATE, fingerprint),
                chargepointId,
                organisation,
                CredentialState.NEXT,
                purpose,
                switchId);
        return id;
    }

    /** Ends one at once. False when it had ended before. */
    public boolean revoke(UUID credentialId, Revocation reason) {
        return sql.update("""
                update credential set state = 'REVOKED', revoked_at = ?, reason = ?
                where id = ? and state <> 'REVOKED'""", clock.instant(), reason.name(), credentialId) == 1;
    }

    /** Why a certificate a charger once had is refused now; empty when no charger ever had it. */
    public Optional<Revocation> revocationOf(byte[] fingerprint) {
        return sql.one(
                "select reason from credential where hash = ? and kind = 'CERTIFICATE' and state = 'REVOKED'",
                row -> Revocation.valueOf(row.getString(1)),
                (Object) fingerprint);
    }

    /** Written before the charger is told: from here on it may know the password, whatever happens to us. */
    public void aboutToTell(UUID credentialId) {
        sql.update("update credential set told_at = ? where id = ?", clock.instant(), credentialId);
    }

    /** The next credential takes the current one's place. False when it is no longer the next. */
    public boolean promote(UUID chargepointId, UUID credentialId, Revocation reasonForOld) {
        var next = next(chargepointId);
        if (next.filter(credentialId::equals).isEmpty()) {
            return false;
        }
        var now = clock.instant();
        sql.update("""
                update credential set state = 'REVOKED', revoked_at = ?, reason = ?
                where chargepoint_id = ? and state = 'CURRENT'""", now, reasonForOld.name(), chargepointId);
        sql.update("update credential set state = 'CURRENT' where id = ?", credentialId);
        return true;
    }

    public void revokeNext(UUID chargepointId, Revocation reason) {
        sql.update("""
                update credential set state = 'REVOKED', revoked_at = ?, reason = ?
                where chargepoint_id = ? and state = 'NEXT'""", clock.instant(), reason.name(), chargepointId);
    }

    /** Before its first use there is nothing to lose: an unused current credential is simply replaced. */
    public NewCredential replaceUnused(UUID chargepointId, String organisation) {
        sql.update("""
                update credential set state = 'REVOKED', revoked_at = ?, reason = 'REPLACED'
                where chargepoint_id = ? and state <> 'REVOKED'""", clock.instant(), chargepointId);
        return insert(chargepointId, organisation, CredentialState.CURRENT, Purpose.INITIAL, null);
    }

    public void used(UUID credentialId, Instant at) {
        sql.update(
                "update credential set first_used_at = coalesce(first_used_at, ?), last_used_at = ? where id = ?",
                at,
                at,
                credentialId);
    }

    public Optional<UUID> current(UUID chargepointId) {
        return inState(chargepointId, CredentialState.CURRENT);
    }

    public Optional<UUID> next(UUID chargepointId) {
        return inState(chargepointId, CredentialState.NEXT);
    }

    public boolean currentWasUsed(UUID chargepointId) {
        return sql.one("""
                        select first_used_at is not null from credential
                        where chargepoint_id = ? and state = 'CURRENT'""", row -> row.getBoolean(1), chargepointId).orElse(false);
    }

    public Optional<CredentialState> stateOf(UUID credentialId) {
        return sql.one(
                "select state from credential where id = ?",
                row -> CredentialState.valueOf(row.getString(1)),
                credentialId);
    }

    /** What a charger that came with this credential may do now. */
    public Optional<Standing> standingOf(UUID credentialId) {
        return stateOf(credentialId).map(Standing::of);
    }

    /** The organisation each credential was made for, oldest first: for evidence. */
    public List<String> organisations(UUID chargepointId) {
        return sql.list(
                "select organisation_id from credential where chargepoint_id = ? order by made_at, id",
                row -> row.getString(1),
                chargepointId);
    }

    private Optional<UUID> inState(UUID chargepointId, CredentialState state) {
        return sql.one(
                "select id from credential where chargepoint_id = ? and state = ? for update",
                row -> row.getObject(1, UUID.class),
                chargepointId,
                state.name());
    }

    private NewCredential insert(
            UUID chargepointId, String organisation, CredentialState state, Purpose purpose, @Nullable UUID switchId) {
        var made = new NewCredential(Uuid7.next(), hash.newPassword());
        insert(
                new Row(made.id(), CredentialKind.PASSWORD, hash.of(made.password())),
                chargepointId,
                organisation,
                state,
                purpose,
                switchId);
        return made;
    }

    private record Row(UUID id, CredentialKind kind, byte[] hash) {}

    private void insert(
            Row row,
            UUID chargepointId,
            String organisation,
            CredentialState state,
            Purpose purpose,
            @Nullable UUID switchId) {
        sql.update(
                """
                insert into credential (id, chargepoint_id, organisation_id, kind, hash, state, purpose, switch_id, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                row.id(),
                chargepointId,
                organisation,
                row.kind().name(),
                row.hash(),
                state.name(),
                purpose.name(),
                switchId,
                clock.instant());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var proof = new Proof(
                row.getObject("chargepoint_id", UUID.class),
                row.getObject("id", UUID.class),
                Standing.of(CredentialState.valueOf(row.getString("state"))),
                Purpose.valueOf(row.getString("purpose")),
                row.getInt("phases"),
                row.getInt("volts"),
                row.getString("limit_unit"),
                row.getInt("security_profile"));
        return new Kept(
                row.getString("identity"), proof, CredentialKind.valueOf(row.getString("kind")), row.getBytes("hash"));
    }
}
