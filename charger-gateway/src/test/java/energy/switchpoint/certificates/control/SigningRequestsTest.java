package energy.switchpoint.certificates.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.certificates.entity.SigningRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningRequestsTest {

    static final KeyPair KEYS = AuthorityForTests.newKeys();
    static final String GOOD = Requests.pem(KEYS, "CN=CP-1,O=north-charge");

    @Test
    void aGoodRequestIsRead() {
        assertThat(SigningRequests.read(GOOD))
                .isEqualTo(new SigningRequest.Readable(KEYS.getPublic(), "CP-1", "north-charge"));
    }

    @Test
    void theOrganisationMayBeMissing() {
        assertThat(SigningRequests.read(Requests.pem(KEYS, "CN=CP-1")))
                .isEqualTo(new SigningRequest.Readable(KEYS.getPublic(), "CP-1", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072})
    void aLongRsaKeyIsTaken(int bits) throws GeneralSecurityException {
        assertThat(SigningRequests.read(Requests.pem(rsa(bits), "CN=CP-1")))
                .isInstanceOf(SigningRequest.Readable.class);
    }

    @Test
    void aLongerCurveIsTaken() throws GeneralSecurityException {
        assertThat(SigningRequests.read(Requests.pem(curve("secp384r1"), "CN=CP-1")))
                .isInstanceOf(SigningRequest.Readable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-----BEGIN CERTIFICATE REQUEST-----",
                "-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----",
                "-----BEGIN CERTIFICATE REQUEST-----\n!!!!\n-----END CERTIFICATE REQUEST-----",
                "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----",
                "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN NONSENSE-----\nAAAA\n-----END NONSENSE-----",
                "{\"csr\":\"x\"}",
                "\u0000\u0001\u0002"
            })
    void whatIsNoRequestIsRubbish(String text) {
        assertThat(SigningRequests.read(text))
                .isEqualTo(new SigningRequest.Rubbish("it is no PKCS #10 request in PEM"));
    }

    @Test
    void aRequestThatIsTooLongIsNotEvenRead() {
        assertThat(why(GOOD + "x".repeat(5500))).contains("longer than");
    }

    @Test
    void aCertificateIsNoRequest() {
        assertThat(why(Pem.of(new AuthorityForTests().root()))).contains("no PKCS #10");
    }

    @Test
    void halfARequestIsRubbish() {
        assertThat(SigningRequests.read(GOOD.substring(0, GOOD.length() / 2)))
                .isInstanceOf(SigningRequest.Rubbish.class);
    }

    @Test
    void aRequestSignedWithAnotherKeyIsRubbish() {
        assertThat(why(Requests.pem(Requests.request(KEYS, AuthorityForTests.newKeys(), "CN=CP-1"))))
                .contains("not signed with the key");
    }

    /** Whatever bit falls over, nothing is signed for it that its key did not ask for. */
    @Test
    void noChangedRequestIsReadAsAnother() throws IOException {
        var der = Requests.request(KEYS, KEYS, "CN=CP-1,O=north-charge").getEncoded();
        for (int i = 0; i < der.length; i++) {
            var changed = der.clone();
            changed[i] ^= 0x10;
            assertThat(SigningRequests.read(Pem.of("CERTIFICATE REQUEST", changed)))
                    .as("byte " + i + " of " + Base64.getEncoder().encodeToString(der))
                    .satisfiesAnyOf(
                            read -> assertThat(read).isInstanceOf(SigningRequest.Rubbish.class),
                            read -> assertThat(read)
                                    .isEqualTo(new SigningRequest.Readable(KEYS.getPublic(), "CP-1", "north-charge")));
        }
    }

    @Test
    void aWeakRsaKeyIsRefused() throws GeneralSecurityException {
        assertThat(why(Requests.pem(rsa(1024), "CN=CP-1"))).contains("1024 bits");
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("DSA");
        generator.initialize(2048);
        var keys = generator.generateKeyPair();

        assertThat(why(Requests.pem(Requests.request(keys, KEYS, "CN=CP-1")))).contains("of a kind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O=north-charge", "CN=CP-1,CN=CP-2"})
    void aSubjectNeedsOneCommonName(String subject) {
        assertThat(why(Requests.pem(KEYS, subject))).contains("common name");
    }

    private static String why(String pem) {
        return SigningRequests.read(pem) instanceof SigningRequest.Rubbish(var why) ? why : "taken";
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static KeyPair curve(String name) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }
}
