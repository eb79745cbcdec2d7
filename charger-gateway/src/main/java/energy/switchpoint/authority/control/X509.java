package energy.switchpoint.authority.control;

import energy.switchpoint.authority.entity.Withdrawn;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes certificates. All keys are P-256 with SHA-256, which OCPP chargers know (security whitepaper, chapter 4). */
final class X509 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int SERIAL_BITS = 127;

    private X509() {}

    /** @param key signs; {@code certificate} is null for the root, which signs itself */
    record Signer(PrivateKey key, X509Certificate certificate) {}

    record Times(Instant from, Instant until) {}

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X500Name name(String commonName, String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    static X509Certificate root(KeyPair keys, X500Name name, Times times) {
        var builder = new JcaX509v3CertificateBuilder(
                name, serial(), Date.from(times.from()), Date.from(times.until()), name, keys.getPublic());
        return signed(keys.getPrivate(), authority(builder, 1), keys.getPublic(), keys.getPublic());
    }

    static X509Certificate intermediate(Signer by, PublicKey key, X500Name name, Times times) {
        return signed(
                by.key(),
                authority(builder(by, key, name, times), 0),
                key,
                by.certificate().getPublicKey());
    }

    static X509Certificate charger(Signer by, PublicKey key, X500Name name, Times times) {
        return signed(
                by.key(),
                leaf(builder(by, key, name, times), KeyPurposeId.id_kp_clientAuth),
                key,
                by.certificate().getPublicKey());
    }

    static X509Certificate server(Signer by, PublicKey key, List<String> names, Times times) {
        var builder = builder(by, key, name(names.getFirst(), "Switchpoint"), times);
        try {
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
        return signed(
                by.key(),
                leaf(builder, KeyPurposeId.id_kp_serverAuth),
                key,
                by.certificate().getPublicKey());
    }

    static byte[] revocationList(Signer by, Collection<Withdrawn> withdrawn, Instant now, Instant nextUpdate) {
        var builder = new JcaX509v2CRLBuilder(by.certificate(), Date.from(now));
        builder.setNextUpdate(Date.from(nextUpdate));
        withdrawn.forEach(one -> builder.addCRLEntry(one.serial(), Date.from(one.at()), CRLReason.unspecified));
        try {
            return builder.build(signer(by.key())).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(Signer by, PublicKey key, X500Name name, Times times) {
        return new JcaX509v3CertificateBuilder(
                X500Name.getInstance(by.certificate().getSubjectX500Principal().getEncoded()),
                serial(),
                Date.from(times.from()),
                Date.from(times.until()),
                name,
                key);
    }

    private static X509v3CertificateBuilder authority(JcaX509v3CertificateBuilder builder, int below) {
        try {
            return builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(below))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder leaf(JcaX509v3CertificateBuilder builder, KeyPurposeId purpose) {
        try {
            return builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate signed(
            PrivateKey by, X509v3CertificateBuilder builder, PublicKey subject, PublicKey issuer) {
        try {
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subject));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuer));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(by)));
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames alternatives(List<String> names) {
        var all = new ArrayList<GeneralName>();
        for (var name : names) {
            int kind = ADDRESS.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName;
            all.add(new GeneralName(kind, name));
        }
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    /** Not guessable and never 0 (RFC 5280 wants it positive, at most 20 bytes). */
    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
    }
}
