package energy.switchpoint.simulator.keys.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a charger keeps under lock: the roots it trusts, its own certificate, the one before until the new one has opened the door
 * once, and the key it has asked a certificate for.
 */
public record Vault(
        List<Root> roots,
        @Nullable OwnCertificate own,
        @Nullable OwnCertificate previous,
        @Nullable FreshKey asked) {

    public static final Vault EMPTY = new Vault(List.of(), null, null, null);

    /** What a household charger has room for. */
    public static final int MOST_ROOTS = 10;

    public Vault {
        roots = List.copyOf(roots);
    }

    public static Vault read(JsonObject json) {
        var own = JsonText.child(json, "own");
        var previous = JsonText.child(json, "previous");
        var asked = JsonText.child(json, "asked");
        return new Vault(
                JsonText.children(json, "roots").stream().map(Root::read).toList(),
                own == null ? null : OwnCertificate.read(own),
                previous == null ? null : OwnCertificate.read(previous),
                asked == null ? null : FreshKey.read(asked));
    }

    public JsonObject json() {
        var all = JsonText.array();
        roots.forEach(root -> all.add(root.json()));
        var json = JsonText.object().add("roots", all);
        if (own != null) {
            json.add("own", own.json());
        }
        if (previous != null) {
            json.add("previous", previous.json());
        }
        if (asked != null) {
            json.add("asked", asked.json());
        }
        return json.build();
    }

    public Vault with(Root root) {
        return new Vault(
                Stream.concat(
                                roots.stream()
                                        .filter(other -> other.use() != root.use()
                                                || !other.hash().names(root.hash())),
                                Stream.of(root))
                        .toList(),
                own,
                previous,
                asked);
    }

    public Vault without(Predicate<Root> which) {
        return new Vault(roots.stream().filter(which.negate()).toList(), own, previous, asked);
    }

    public boolean trusts(RootUse use) {
        return roots.stream().anyMatch(root -> root.use() == use);
    }

    public Vault asking(FreshKey key) {
        return new Vault(roots, own, previous, key);
    }

    /** The new certificate goes first from the next connection on. */
    public Vault certified(String chainPem) {
        if (asked == null) {
            throw new IllegalStateException("no certificate was asked for");
        }
        return new Vault(roots, new OwnCertificate(asked.privatePem(), chainPem), own, null);
    }

    /** The one that was let in is the only one kept. */
    public Vault proven(OwnCertificate used) {
        return new Vault(roots, used, null, asked);
    }

    /** What the n-th attempt in a row shows: the new one three times, then the old one by turns. */
    public @Nullable OwnCertificate forAttempt(int refusals) {
        return previous != null && refusals >= 3 && refusals % 2 == 1 ? previous : own;
    }

    /** Why this chain cannot be the answer to what was asked for (2.0.1 A02.FR.06); empty when it can. */
    public String objection(String chainPem, Instant now) {
        if (asked == null) {
            return "no certificate was asked for";
        }
        try {
            var chain = Pem.certificates(chainPem);
            var leaf = chain.getFirst();
            if (!leaf.getPublicKey().equals(asked.keys().getPublic())) {
                return "it is for another key";
            }
            if (now.isBefore(leaf.getNotBefore().toInstant())
                    || !now.isBefore(leaf.getNotAfter().toInstant())) {
                return "it is not valid now";
            }
            return isLinked(chain) ? "" : "its chain does not hold";
        } catch (IllegalArgumentException e) {
            return "it cannot be read";
        }
    }

    private static boolean isLinked(List<X509Certificate> chain) {
        try {
            for (var i = 1; i < chain.size(); i++) {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            }
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
