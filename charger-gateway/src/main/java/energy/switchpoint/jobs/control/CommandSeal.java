package energy.switchpoint.jobs.control;

import energy.switchpoint.platform.identity.Secrets;
import energy.switchpoint.platform.ledger.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Seals what a job commands before it is stored: an address may carry a password, a setting may be a key. */
@ApplicationScoped
public class CommandSeal {

    @Inject
    Secrets secrets;

    private final Supplier<byte[]> key;

    public CommandSeal() {
        key = () -> secrets.bytes("ledger.key");
    }

    /** For use outside the container. @param key 32 bytes */
    public CommandSeal(byte[] key) {
        var copy = key.clone();
        this.key = () -> copy;
    }

    String seal(String command) {
        return Sealing.sealText(key.get(), command);
    }

    /** Commands from before sealing are plain JSON. */
    String open(String stored) {
        return stored.startsWith("{") ? stored : Sealing.openText(key.get(), stored);
    }
}
