package energy.switchpoint.authority.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.Shown;
import energy.switchpoint.authority.entity.Withdrawn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCertificateAuthorityTest {

    static final Instant NOW = Instant.now();

    @TempDir
    Path folder;

    @Test
    void itIsMadeOnceAndReadEverAfter() {
        var first = authority();
        var again = authority();

        assertThat(again.root()).isEqualTo(first.root());
        assertThat(again.issuing()).isEqualTo(first.issuing());
    }

    @Test
    void nodesThatStartTogetherShareOne() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var roots = nodes.invokeAll(
                    List.of(() -> authority().root(), () -> authority().root()));
            assertThat(roots.get(0).get()).isEqualTo(roots.get(1).get());
        } catch (java.util.concurrent.ExecutionException inOneProcess) {
            // one process may not lock a file twice: two nodes are two processes
            assertThat(inOneProcess).hasRootCauseInstanceOf(java.nio.channels.OverlappingFileLockException.class);
        }
    }

    @Test
    void itsFilesAreForItsOwnerOnly() throws IOException {
        authority();

        for (var file : List.of(FileCertificateAuthority.STORE, FileCertificateAuthority.PASSWORD)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aChargersCertificateLeadsToTheRoot() throws GeneralSecurityException {
        var authority = authority();

        validate(authority, signed(authority, "CP-1"), authority.issuing());
    }

    @Test
    void everySerialIsAnother() {
        var authority = authority();

        assertThat(signed(authority, "CP-1").getSerialNumber())
                .isNotEqualTo(signed(authority, "CP-1").getSerialNumber());
    }

    @Test
    void aChargersCertificateCanSignNothing() {
        var signed = signed(authority(), "CP-1");

        assertThat(signed.getBasicConstraints()).isEqualTo(-1);
        assertThat(signed.getKeyUsage()[5]).as("keyCertSign").isFalse();
    }

    @Test
    void whatItSignedIsKnownAsOursAndWhatAnotherSignedIsNot() {
        var looking = new ClientCertificates(authority(), Clock.systemUTC());

        assertThat(looking.look(signed(authority(), "CP-1")))
                .isInstanceOfSatisfying(
                        Shown.Ours.class, ours -> assertThat(ours.commonName()).isEqualTo("CP-1"));
        assertThat(looking.look(signed(new AuthorityForTests(), "CP-1"))).isInstanceOf(Shown.NotOurs.class);
    }

    @Test
    void theRevocationListNamesWhatWasRevoked() throws GeneralSecurityException {
        var authority = authority();
        var list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(authority.revocationList(
                        List.of(new Withdrawn(BigInteger.TEN, NOW)), NOW, NOW.plus(Duration.ofDays(1)))));

        assertThatCode(() -> list.verify(authority.issuing().getPublicKey())).doesNotThrowAnyException();
        assertThat(list.getRevokedCertificate(BigInteger.TEN)).isNotNull();
        assertThat(list.getRevokedCertificate(BigInteger.TWO)).isNull();
    }

    @Test
    void aDamagedStoreIsSaidAtOnceAndNotReplaced() throws IOException {
        authority();
        Files.writeString(folder.resolve(FileCertificateAuthority.STORE), "rubbish");

        assertThatThrownBy(this::authority).isInstanceOf(RuntimeException.class);
        assertThat(folder.resolve(FileCertificateAuthority.STORE)).hasContent("rubbish");
    }

    private FileCertificateAuthority authority() {
        return new FileCertificateAuthority(folder, Clock.systemUTC());
    }

    private static X509Certificate signed(CertificateAuthority by, String name) {
        return by.sign(new CertificateOrder(
                X509.newKeys().getPublic(), name, "north-charge", NOW.minusSeconds(60), NOW.plusSeconds(3600)));
    }

    private static void validate(CertificateAuthority authority, X509Certificate... chain)
            throws GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(chain)), parameters);
    }
}
