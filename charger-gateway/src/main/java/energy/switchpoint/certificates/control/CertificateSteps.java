package energy.switchpoint.certificates.control;

import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.certificates.entity.SigningRequest;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.sql.Sql;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The steps of a certificate's life, one transaction each. */
@ApplicationScoped
@Transactional
public class CertificateSteps {

    /** A charger's clock may be behind ours: its new certificate must not lie in its future. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    @Inject
    CertificateAuthority authority;

    @Inject
    ChargerCertificates certificates;

    @Inject
    Credentials credentials;

    @Inject
    CommandAuthority commandAuthority;

    @Inject
    DeviceLog log;

    @Inject
    Ledger ledger;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    private @Nullable CertificateSettings settings;

    @PostConstruct
    void configure() {
        configure(CertificateSettings.of(ConfigProvider.getConfig()));
    }

    void configure(CertificateSettings given) {
        settings = given;
    }

    CertificateSettings settings() {
        return Objects.requireNonNull(settings);
    }

    /** What came of a request. */
    public sealed interface Answer {

        /** @param chainPem for the charger, leaf first */
        record Signed(
                UUID credentialId,
                String chainPem,
                @Nullable UUID switchId) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    private record Asking(
            String identity,
            @Nullable String serial,
            @Nullable String operatorName) {}

    private record Gaining(UUID switchId, String id, String name, boolean waits) {}

    /** A request that nobody answers yet: this node does now. The others see that it is taken. */
    public Optional<String> take(UUID chargepointId) {
        int mine = sql.update("""
                update certificate_request set taken_at = ?
                where chargepoint_id = ? and answered_at is null and taken_at is null""", clock.instant(), chargepointId);
        return mine == 0
                ? Optional.empty()
                : sql.one(
                        "select request from certificate_request where chargepoint_id = ?",
                        row -> row.getString(1),
                        chargepointId);
    }

    /** Requests that wait; one that was taken long ago was taken by a node that is no more. */
    public List<UUID> waiting(int limit) {
        sql.update(
                "update certificate_request set taken_at = null where answered_at is null and taken_at < ?",
                clock.instant().minus(Duration.ofMinutes(2)));
        return sql.list(
                "select chargepoint_id from certificate_request where answered_at is null and taken_at is null limit ?",
                row -> row.getObject(1, UUID.class),
                limit);
    }

    /** Looks at the request and signs it for whoever is to have the charger. Noted as told before the charger is. */
    public Answer sign(UUID chargepointId, String pem) {
        return switch (SigningRequests.read(pem)) {
            case SigningRequest.Rubbish(var why) -> refuse(chargepointId, why);
            case SigningRequest.Readable request -> sign(chargepointId, request);
        };
    }

    private Answer sign(UUID chargepointId, SigningRequest.Readable request) {
        var asking = asking(chargepointId);
        var holder = commandAuthority.holder(chargepointId);
        if (asking.isEmpty() || holder.isEmpty()) {
            return refuse(chargepointId, "nobody commands this charger");
        }
        var gaining = gaining(chargepointId);
        if (gaining.filter(g -> !g.waits()).isPresent()) {
            return refuse(chargepointId, "a switch is under way, which has given it its credential already");
        }
        var why = foreign(request, asking.get(), holder.get(), gaining);
        if (why != null) {
            return refuse(chargepointId, why);
        }
        var organisation = gaining.map(Gaining::id).orElse(holder.get());
        var now = clock.instant();
        var signed = authority.sign(new CertificateOrder(
                request.key(),
                request.commonName(),
                organisation,
                now.minus(CLOCKS_DIFFER),
                now.plus(settings().lasts())));
        return stage(chargepointId, organisation, gaining.map(Gaining::switchId).orElse(null), signed);
    }

    private Answer stage(UUID chargepointId, String organisation, @Nullable UUID switchId, X509Certificate signed) {
        var id = credentials.stageCertificate(
                chargepointId,
                organisation,
                switchId == null ? Purpose.ROTATION : Purpose.HANDOVER,
                switchId,
                Pem.fingerprint(signed));
        credentials.aboutToTell(id);
        certificates.add(id, chargepointId, signed);
        if (switchId != null) {
            sql.update(
                    "update handover set credential_id = ?, attempts = attempts + 1, version = version + 1 where switch_id = ?",
                    id,
                    switchId);
        }
        var serial = signed.getSerialNumber().toString(16);
        log.add(chargepointId, LogKind.CREDENTIAL, "SIGNED", "certificate " + serial + " for " + organisation);
        write("certificate.signed", chargepointId, organisation, serial);
        return new Answer.Signed(id, Pem.of(List.of(signed, authority.issuing())), switchId);
    }

    /** The charger has said something to its certificate. */
    public void delivered(UUID chargepointId, UUID credentialId, @Nullable String refusal) {
        certificates.delivered(credentialId, refusal == null, refusal == null ? "taken" : refusal);
        answered(chargepointId, refusal == null ? "signed, and taken by the charger" : "signed, but: " + refusal);
    }

    /** It will not have it: what it has stays. A switch's is ended by the switch. */
    public void notTaken(UUID credentialId) {
        credentials.revoke(credentialId, Revocation.REFUSED_BY_DEVICE);
    }

    /** Ends a certificate at once. False when it had ended before. */
    public boolean revoke(UUID chargepointId, UUID certificateId, Revocation reason, String actor) {
        var known = certificates.of(chargepointId, certificateId);
        if (known.isEmpty() || !credentials.revoke(certificateId, reason)) {
            return false;
        }
        log.add(
                chargepointId,
                LogKind.CREDENTIAL,
                "REVOKED",
                "certificate " + known.get().serial() + ", " + reason.name().toLowerCase(Locale.ROOT));
        write("certificate.revoked", chargepointId, actor, known.get().serial());
        return true;
    }

    private Answer refuse(UUID chargepointId, String why) {
        answered(chargepointId, "refused: " + why);
        log.add(chargepointId, LogKind.CREDENTIAL, "REQUEST_REFUSED", why);
        return new Answer.Refused(why);
    }

    private void answered(UUID chargepointId, String outcome) {
        sql.update(
                "update certificate_request set answered_at = ?, outcome = ? where chargepoint_id = ?",
                clock.instant(),
                outcome.length() > 255 ? outcome.substring(0, 255) : outcome,
                chargepointId);
    }

    /** Why this charger cannot have a certificate in this name; null when it can. */
    private static @Nullable String foreign(
            SigningRequest.Readable request, Asking asking, String holder, Optional<Gaining> gaining) {
        if (!request.commonName().equals(asking.identity())
                && !request.commonName().equals(asking.serial())) {
            return "its common name %s is neither this charger's identity nor its serial"
                    .formatted(request.commonName());
        }
        var organisation = request.organisation();
        var names = new ArrayList<String>(List.of(holder));
        Stream.of(
                        asking.operatorName(),
                        gaining.map(Gaining::id).orElse(null),
                        gaining.map(Gaining::name).orElse(null))
                .filter(name -> name != null)
                .forEach(names::add);
        return organisation == null || names.stream().anyMatch(organisation::equalsIgnoreCase)
                ? null
                : "its organisation %s does not operate this charger".formatted(organisation);
    }

    private Optional<Asking> asking(UUID chargepointId) {
        return sql.one(
                "select identity, serial, operator_name from device where id = ?",
                row -> new Asking(row.getString(1), row.getString(2), row.getString(3)),
                chargepointId);
    }

    private Optional<Gaining> gaining(UUID chargepointId) {
        return sql.one(
                "select switch_id, gaining_id, gaining_name, phase from handover where open_for = ? for update",
                row -> new Gaining(
                        row.getObject("switch_id", UUID.class),
                        row.getString("gaining_id"),
                        row.getString("gaining_name"),
                        Set.of("STAGED", "TOLD").contains(row.getString("phase"))),
                chargepointId);
    }

    private void write(String kind, UUID chargepointId, String actor, String serial) {
        ledger.append(
                kind,
                chargepointId.toString(),
                actor,
                null,
                Json.createObjectBuilder().add("serial", serial).build());
    }
}
