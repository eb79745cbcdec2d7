package energy.switchpoint.authority.control;

import energy.switchpoint.authority.control.X509.Signer;
import energy.switchpoint.authority.control.X509.Times;
import energy.switchpoint.authority.entity.CertificateOrder;
import energy.switchpoint.authority.entity.ServerKey;
import energy.switchpoint.authority.entity.Withdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The authority in a PKCS #12 file of the secrets folder: a root and below it what signs. Made at the first start when there
 * is none. The root's key is needed only to make another signing certificate: whoever runs an installation can take the
 * entry {@code root-key} out and keep it elsewhere.
 */
@ApplicationScoped
public class FileCertificateAuthority implements CertificateAuthority {

    static final String STORE = "charger-ca.p12";
    static final String PASSWORD = "charger-ca.password";

    private static final System.Logger LOG = System.getLogger(FileCertificateAuthority.class.getName());
    private static final String ISSUING = "issuing";
    private static final String ROOT_KEY = "root-key";
    private static final String ORGANISATION = "Switchpoint";

    /** A charger is in use for ten to fifteen years; a root that ends earlier would cut it off. */
    private static final Duration ROOT_LASTS = Duration.ofDays(20 * 365);

    private static final Duration ISSUING_LASTS = Duration.ofDays(10 * 365);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    @Inject
    Clock clock;

    private volatile @Nullable Keys keys;

    private record Keys(Signer issuing, X509Certificate root) {}

    public FileCertificateAuthority() {}

    /** For use outside the container. */
    public FileCertificateAuthority(Path folder, Clock clock) {
        this.clock = clock;
        keys = load(folder);
    }

    @Override
    public X509Certificate sign(CertificateOrder order) {
        return X509.charger(
                keys().issuing(),
                order.key(),
                X509.name(order.commonName(), order.organisation()),
                new Times(order.notBefore(), order.notAfter()));
    }

    @Override
    public ServerKey serverKey(List<String> names, Instant notBefore, Instant notAfter) {
        var pair = X509.newKeys();
        var leaf = X509.server(keys().issuing(), pair.getPublic(), names, new Times(notBefore, notAfter));
        return new ServerKey(pair.getPrivate(), List.of(leaf, issuing()));
    }

    @Override
    public X509Certificate issuing() {
        return keys().issuing().certificate();
    }

    @Override
    public X509Certificate root() {
        return keys().root();
    }

    @Override
    public byte[] revocationList(Collection<Withdrawn> withdrawn, Instant now, Instant nextUpdate) {
        return X509.revocationList(keys().issuing(), withdrawn, now, nextUpdate);
    }

    private Keys keys() {
        var known = keys;
        if (known == null) {
            known = load(Path.of(ConfigProvider.getConfig().getValue("switchpoint.secrets", String.class)));
            keys = known;
        }
        return known;
    }

    /** Several nodes may start at once on the same folder: one makes it, the others wait and read. */
    private synchronized Keys load(Path folder) {
        try {
            if (!Files.exists(folder.resolve(STORE))) {
                try (var lock = FileChannel.open(
                        folder.resolve("charger-ca.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock.lock();
                    if (!Files.exists(folder.resolve(STORE))) {
                        make(folder);
                    }
                }
            }
            return read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the chargers' certificate authority cannot be read or made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the chargers' certificate authority is unusable", e);
        }
    }

    private static Keys read(Path folder) throws IOException, GeneralSecurityException {
        var password = Files.readString(folder.resolve(PASSWORD)).strip().toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve(STORE))) {
            store.load(in, password);
        }
        var chain = store.getCertificateChain(ISSUING);
        if (!(store.getKey(ISSUING, password) instanceof PrivateKey key) || chain == null || chain.length != 2) {
            throw new GeneralSecurityException(STORE + " needs a key 'issuing' with its certificate and the root");
        }
        return new Keys(new Signer(key, (X509Certificate) chain[0]), (X509Certificate) chain[1]);
    }

    private void make(Path folder) throws IOException, GeneralSecurityException {
        var from = clock.instant().minus(CLOCKS_DIFFER);
        var rootKeys = X509.newKeys();
        var root = X509.root(
                rootKeys, X509.name("Switchpoint charger root", ORGANISATION), new Times(from, from.plus(ROOT_LASTS)));
        var issuingKeys = X509.newKeys();
        var issuing = X509.intermediate(
                new Signer(rootKeys.getPrivate(), root),
                issuingKeys.getPublic(),
                X509.name("Switchpoint chargers", ORGANISATION),
                new Times(from, from.plus(ISSUING_LASTS)));
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ISSUING, issuingKeys.getPrivate(), password.toCharArray(), new Certificate[] {issuing, root});
        store.setKeyEntry(ROOT_KEY, rootKeys.getPrivate(), password.toCharArray(), new Certificate[] {root});
        writeOwnerOnly(folder.resolve(PASSWORD), password.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var bytes = new java.io.ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        // last and in one step: where the store is, all of it is
        writeOwnerOnly(folder.resolve(STORE), bytes.toByteArray());
        LOG.log(System.Logger.Level.INFO, "made the chargers' certificate authority");
    }

    private static void writeOwnerOnly(Path file, byte[] content) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
