package energy.switchpoint.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.connections.control.DoorSettings;
import energy.switchpoint.connections.control.EdgeForTests;
import energy.switchpoint.connections.control.Network;
import energy.switchpoint.connections.entity.SecurityKind;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security profiles 1 to 3 over real sockets (issue 3, point 2). */
class OcppTlsTest {

    static final int PATIENCE_MS = 30_000;
    static GatewayDatabaseForTests database;
    static final CertificateAuthority AUTHORITY = new AuthorityForTests();

    EdgeForTests edge;
    OcppServer server;
    String identity;
    UUID charger;
    String password;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void open() {
        open(EdgeForTests.DOOR);
        identity = "CP-" + UUID.randomUUID();
        charger = database.device(identity);
        edge.authority().begin(charger, "north-charge", Instant.now().minusSeconds(60));
        password = edge.credentials().first(charger, "north-charge").password();
    }

    private void open(DoorSettings door) {
        edge = new EdgeForTests(database.sql());
        server = edge.server(door, AUTHORITY);
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPasswordOverAPlainSocketIsProfileOne() throws IOException {
        assertThat(plain(basic(password))).startsWith("HTTP/1.1 101");
        assertThat(reached()).isEqualTo(1);
    }

    @Test
    void aPasswordOverTlsIsProfileTwoAndIsRemembered() throws Exception {
        assertThat(tls(trusting(null), basic(password))).startsWith("HTTP/1.1 101");
        assertThat(reached()).isEqualTo(2);
    }

    @Test
    void aCertificateOverTlsIsProfileThreeAndNeedsNoPassword() throws Exception {
        assertThat(tls(trusting(staged(identity)), "")).startsWith("HTTP/1.1 101");
        assertThat(reached()).isEqualTo(3);
    }

    @Test
    void aCertificateThatHasProvedItselfTakesThePasswordsPlace() throws Exception {
        tls(trusting(staged(identity)), "");

        await().untilAsserted(
                        () -> assertThat(credentials()).containsExactly("CERTIFICATE CURRENT", "PASSWORD REVOKED"));
    }

    @Test
    void aSessionTakenUpAgainStillShowsItsCertificate() throws Exception {
        var context = trusting(staged(identity));

        assertThat(tls(context, "")).startsWith("HTTP/1.1 101");
        assertThat(tls(context, "")).startsWith("HTTP/1.1 101");
    }

    @Test
    void aPasswordOverAPlainSocketIsRefusedOnceTheChargerCameWithTls() throws Exception {
        tls(trusting(null), basic(password));

        assertThat(plain(basic(password))).startsWith("HTTP/1.1 403").contains("has reached 2");
        assertThat(securityEvents()).contains(SecurityKind.BELOW_REACHED_PROFILE.name());
        assertThat(reached()).isEqualTo(2);
    }

    @Test
    void aPasswordIsRefusedOnceTheChargerCameWithACertificate() throws Exception {
        var next = edge.credentials();
        tls(trusting(staged(identity)), "");
        await().untilAsserted(() -> assertThat(credentials()).contains("CERTIFICATE CURRENT"));
        var rotated =
                next.stage(charger, "north-charge", Purpose.ROTATION, null).password();

        assertThat(tls(trusting(null), basic(rotated))).startsWith("HTTP/1.1 403");
        assertThat(securityEvents()).contains(SecurityKind.BELOW_REACHED_PROFILE.name());
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
        var stranger = new AuthorityForTests();
        var keys = AuthorityForTests.newKeys();
        var leaf = signed(stranger, keys, identity, Instant.now().plusSeconds(3600));

        assertThat(tls(trusting(new Shown(keys, leaf, stranger.issuing())), basic(password)))
                .startsWith("HTTP/1.1 401");
        assertThat(securityEvents()).contains(SecurityKind.CERTIFICATE_NOT_OURS.name());
    }

    @Test
    void ourOwnServerCertificateOpensNothing() throws Exception {
        var server = AUTHORITY.serverKey(
                List.of(identity), Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        var keys = new KeyPair(server.chain().getFirst().getPublicKey(), server.key());

        assertThat(tls(trusting(new Shown(keys, server.chain().getFirst(), AUTHORITY.issuing())), ""))
                .startsWith("HTTP/1.1 401");
        assertThat(securityEvents()).contains(SecurityKind.CERTIFICATE_NOT_OURS.name());
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        var shown = staged(identity, Instant.now().minusSeconds(1));

        assertThat(tls(trusting(shown), "")).startsWith("HTTP/1.1 401").contains("is good from");
        assertThat(securityEvents()).contains(SecurityKind.CERTIFICATE_OUT_OF_TIME.name());
    }

    @Test
    void aRevokedCertificateIsRefused() throws Exception {
        var shown = staged(identity);
        edge.credentials().next(charger).ifPresent(id -> edge.credentials().revoke(id, Revocation.COMPROMISED));

        assertThat(tls(trusting(shown), "")).startsWith("HTTP/1.1 401").contains("revoked: compromised");
        assertThat(securityEvents()).contains(SecurityKind.CERTIFICATE_REVOKED.name());
    }

    @Test
    void theCertificateOfAnotherChargerIsRefused() throws Exception {
        var shown = staged(identity);
        var other = "CP-" + UUID.randomUUID();
        database.device(other);
        identity = other;

        assertThat(tls(trusting(shown), "")).startsWith("HTTP/1.1 401");
        assertThat(securityEvents()).contains(SecurityKind.CERTIFICATE_OF_ANOTHER.name());
    }

    @Test
    void aCertificateWeSignedButNeverGaveToThisChargerIsRefused() throws Exception {
        var keys = AuthorityForTests.newKeys();
        var leaf = signed(AUTHORITY, keys, identity, Instant.now().plusSeconds(3600));

        assertThat(tls(trusting(new Shown(keys, leaf, AUTHORITY.issuing())), ""))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void olderTlsIsRefused() throws Exception {
        try (var socket = encrypted(trusting(null))) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void tlsOneTwoIsSpokenWithForwardSecrecy() throws Exception {
        try (var socket = encrypted(trusting(null))) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
            assertThat(socket.getSession().getCipherSuite()).startsWith("TLS_ECDHE_ECDSA_");
        }
    }

    @Test
    void theServerShowsACertificateThatTheChargersRootVouchesFor() throws Exception {
        try (var socket = encrypted(trusting(null))) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getSession().getPeerCertificates()).hasSize(2);
        }
    }

    @Test
    void plainHttpOnTheTlsPortIsNotAnsweredInHttp() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.tlsPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream()
                    .write(("GET /ocpp/" + identity + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP");
        }
        await().untilAsserted(() -> assertThat(eventsWithoutIdentity()).contains(SecurityKind.TLS_FAILED.name()));
    }

    @Test
    void anUnencryptedConnectionFromAnAddressNotTrustedForItIsRefused() throws IOException {
        server.close();
        open(door(List.of(Network.of("10.0.0.0/8")), 1000, Duration.ofSeconds(10)));

        assertThat(plain(basic(password))).startsWith("HTTP/1.1 403").contains("wss://");
        assertThat(securityEvents()).contains(SecurityKind.PLAIN_NOT_TRUSTED.name());
    }

    @Test
    void aSecondConnectionOverTlsReplacesTheFirst() throws Exception {
        var context = trusting(staged(identity));
        try (var first = opened(context)) {
            await().until(() -> edge.connections().isConnected(charger));
            try (var second = opened(context)) {
                first.setSoTimeout(PATIENCE_MS);
                assertThat(first.getInputStream().read()).as("a close frame").isEqualTo(0x88);
                await().untilAsserted(
                                () -> assertThat(securityEvents()).contains(SecurityKind.CONNECTION_REPLACED.name()));
                assertThat(second.isClosed()).isFalse();
            }
        }
    }

    @Test
    void aStrangerOverTlsReplacesNobody() throws Exception {
        try (var first = opened(trusting(staged(identity)))) {
            await().until(() -> edge.connections().isConnected(charger));

            assertThat(tls(trusting(null), basic("0000000000000000"))).startsWith("HTTP/1.1 401");

            assertThat(edge.connections().isConnected(charger)).isTrue();
            assertThat(securityEvents()).doesNotContain(SecurityKind.CONNECTION_REPLACED.name());
            assertThat(first.isClosed()).isFalse();
        }
    }

    @Test
    void aFloodOfHandshakesFromOneAddressIsTurnedAwayAndOthersStillGetIn() throws Exception {
        server.close();
        open(door(List.of(Network.of("127.0.0.1/32")), 1, Duration.ofSeconds(10)));

        int turnedAway = 0;
        for (int i = 0; i < 60; i++) {
            turnedAway += isTurnedAway("127.0.0.2") ? 1 : 0;
        }

        assertThat(turnedAway).isBetween(30, 40);
        await().untilAsserted(() -> assertThat(eventsWithoutIdentity()).contains(SecurityKind.CONNECTION_FLOOD.name()));
        assertThat(tls(trusting(null), basic(password))).startsWith("HTTP/1.1 101");
    }

    @Test
    void whoSpeaksSlowlyIsNotWaitedForOnEitherPort() throws Exception {
        server.close();
        open(door(List.of(Network.of("127.0.0.1/32")), 1000, Duration.ofMillis(600)));

        assertThat(closesOnOneWhoSpeaksSlowly(server.port(), "GET /ocpp/x HTTP/1.1\r\nX: a"))
                .isTrue();
        assertThat(closesOnOneWhoSpeaksSlowly(server.tlsPort(), "\u0016\u0003\u0001"))
                .isTrue();
    }

    @Test
    void whoFinishesTlsAndThenSaysNothingIsNotWaitedFor() throws Exception {
        server.close();
        open(door(List.of(Network.of("127.0.0.1/32")), 1000, Duration.ofSeconds(2)));

        try (var socket = encrypted(trusting(null))) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.startHandshake();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** One letter after the other, the last again and again, each when nothing has come back for a moment. */
    private static boolean closesOnOneWhoSpeaksSlowly(int port, String slowly) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(50);
            for (int i = 0; i < 1000; i++) {
                socket.getOutputStream().write(slowly.charAt(Math.min(i, slowly.length() - 1)));
                if (hasEnded(socket)) {
                    return true;
                }
            }
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static boolean hasEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException nothingYet) {
            return false;
        }
    }

    private boolean isTurnedAway(String from) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static DoorSettings door(List<Network> plainFrom, int attemptsPerSecond, Duration timeout) {
        return new DoorSettings(0, List.of("localhost", "127.0.0.1"), plainFrom, attemptsPerSecond, timeout);
    }

    /** What a charger holds: its key and the chain it shows. */
    private record Shown(KeyPair keys, X509Certificate leaf, X509Certificate issuer) {}

    private Shown staged(String commonName) {
        return staged(commonName, Instant.now().plusSeconds(3600));
    }

    private Shown staged(String commonName, Instant until) {
        var keys = AuthorityForTests.newKeys();
        var leaf = signed(AUTHORITY, keys, commonName, until);
        edge.credentials().stageCertificate(charger, "north-charge", Purpose.ROTATION, null, Pem.fingerprint(leaf));
        return new Shown(keys, leaf, AUTHORITY.issuing());
    }

    private static X509Certificate signed(CertificateAuthority by, KeyPair keys, String commonName, Instant until) {
        return by.sign(new CertificateOrder(
                keys.getPublic(), commonName, "north-charge", Instant.now().minusSeconds(3600), until));
    }

    /** A charger that trusts our root and shows this, or nothing. */
    private static SSLContext trusting(Shown shown) throws GeneralSecurityException, IOException {
        var roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", AUTHORITY.root());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        var context = SSLContext.getInstance("TLS");
        context.init(shown == null ? null : new KeyManager[] {new AlwaysShows(shown)}, trust.getTrustManagers(), null);
        return context;
    }

    private String plain(String authorization) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            return asked(socket, authorization);
        }
    }

    private String tls(SSLContext context, String authorization) throws IOException {
        try (var socket = encrypted(context)) {
            return asked(socket, authorization);
        }
    }

    private SSLSocket opened(SSLContext context) throws IOException {
        var socket = encrypted(context);
        assertThat(asked(socket, "")).startsWith("HTTP/1.1 101");
        return socket;
    }

    private SSLSocket encrypted(SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.tlsPort());
    }

    private String asked(Socket socket, String authorization) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        var request = "GET /ocpp/" + identity + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: ocpp1.6\r\n" + authorization + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return headAndBody(socket.getInputStream());
    }

    private String basic(String secret) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((identity + ":" + secret).getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    private static String headAndBody(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.append((char) next);
            if (text.toString().startsWith("HTTP/1.1 101") && text.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return text.toString();
    }

    private int reached() {
        return edge.profiles().of(charger).orElseThrow().profile();
    }

    private List<String> credentials() {
        return database.sql().list("""
                select concat(kind, ' ', state) from credential where chargepoint_id = ? order by 1""", row -> row.getString(1), charger);
    }

    private List<String> securityEvents() {
        return database.sql()
                .list("select kind from security_event where identity = ?", row -> row.getString(1), identity);
    }

    private static List<String> eventsWithoutIdentity() {
        return database.sql().list("select kind from security_event where identity is null", row -> row.getString(1));
    }

    /** Java's own would show nothing to a server that names no issuer it knows. */
    private static final class AlwaysShows extends X509ExtendedKeyManager {

        private final Shown shown;

        AlwaysShows(Shown shown) {
            this.shown = shown;
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return "charger";
        }

        @Override
        public String chooseEngineClientAlias(String[] keyType, Principal[] issuers, SSLEngine engine) {
            return "charger";
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {"charger"};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {shown.leaf(), shown.issuer()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return shown.keys().getPrivate();
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }
    }
}
