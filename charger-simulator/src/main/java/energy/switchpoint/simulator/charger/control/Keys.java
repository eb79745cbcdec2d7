package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.keys.control.Tls;
import energy.switchpoint.simulator.keys.entity.CertificateHash;
import energy.switchpoint.simulator.keys.entity.FreshKey;
import energy.switchpoint.simulator.keys.entity.OwnCertificate;
import energy.switchpoint.simulator.keys.entity.Root;
import energy.switchpoint.simulator.keys.entity.Vault;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The charger's keys and roots, each change on disk before it counts. */
public final class Keys {

    private final ChargerFolder folder;
    private Vault vault;

    Keys(ChargerFolder folder) {
        this.folder = folder;
        vault = folder.vault();
    }

    public Vault vault() {
        return vault;
    }

    public List<Root> roots() {
        return vault.roots();
    }

    /** @return whether there was room for it */
    public boolean install(Root root) {
        var next = vault.with(root);
        if (next.roots().size() > Vault.MOST_ROOTS) {
            return false;
        }
        store(next);
        return true;
    }

    /** @return whether there was one */
    public boolean delete(CertificateHash hash) {
        Predicate<Root> named = root -> root.hash().names(hash);
        var found = vault.roots().stream().anyMatch(named);
        if (found) {
            store(vault.without(named));
        }
        return found;
    }

    void asking(FreshKey key) {
        store(vault.asking(key));
    }

    void certified(String chainPem) {
        store(vault.certified(chainPem));
    }

    void proven(OwnCertificate used) {
        if (vault.previous() != null) {
            store(vault.proven(used));
        }
    }

    @Nullable
    OwnCertificate forAttempt(int refusals) {
        return vault.forAttempt(refusals);
    }

    SslContext tls(@Nullable OwnCertificate shown) {
        return Tls.of(vault, shown);
    }

    private void store(Vault changed) {
        folder.vault(changed);
        vault = changed;
    }
}
