package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Installed;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.keys.entity.FirmwareSignature;
import energy.switchpoint.simulator.keys.entity.RootUse;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a new program, looks at its signature, puts it in place when no car charges, and starts anew with it (2.0.1 L01, L02;
 * security whitepaper for 1.6). An image is text whose first line is the version's name.
 */
public final class FirmwareUpdates {

    private static final Duration INSTALLING_TAKES = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final Transfers transfers;
    private final ChargerFolder folder;
    private final Memory memory;
    private final ChargerClock clock;
    private final Voice voice;
    private final Keys keys;
    private final Charging charging;
    private final Speech speech;
    private final SecurityLog securityLog;
    private final Runnable restart;

    private @Nullable Wish underWay;
    private byte @Nullable [] waiting;
    private String status = "Idle";

    /** What it works with; the program's own parts. */
    record Tools(EventLoop loop, Transfers transfers, ChargerFolder folder, Memory memory, ChargerClock clock) {}

    FirmwareUpdates(
            Tools tools,
            Voice voice,
            Keys keys,
            Charging charging,
            Speech speech,
            SecurityLog securityLog,
            Runnable restart) {
        this.loop = tools.loop();
        this.transfers = tools.transfers();
        this.folder = tools.folder();
        this.memory = tools.memory();
        this.clock = tools.clock();
        this.voice = voice;
        this.keys = keys;
        this.charging = charging;
        this.speech = speech;
        this.securityLog = securityLog;
        this.restart = restart;
    }

    /**
     * @param requestId null where the version gives none
     * @param installAt null: as soon as it is there
     * @param signature null: unsigned
     */
    public record Wish(
            @Nullable Integer requestId,
            URI image,
            Tries tries,
            Instant fetchAt,
            @Nullable Instant installAt,
            @Nullable FirmwareSignature signature) {

        private Installed asInstalled() {
            return new Installed(requestId, signature != null);
        }
    }

    /** Idle, or how far the update under way has come. */
    public String status() {
        return status;
    }

    /** The message that says so, where the version has it. */
    public void sendStatus() {
        var wish = underWay;
        voice.firmwareStatus(status, wish == null ? null : wish.requestId(), wish != null && wish.signature() != null)
                .ifPresent(speech::say);
    }

    /** @return OCPP's word for what came of the wish; it begins once the answer is on its way */
    public String begin(Wish wish) {
        if (!Transfers.canReach(wish.image())) {
            return "Rejected";
        }
        if (wish.signature() != null && !isTrusted(wish.signature())) {
            securityLog.note("InvalidFirmwareSigningCertificate", "no installed manufacturer's root vouches for it");
            return "InvalidCertificate";
        }
        var cancelled = underWay != null;
        underWay = wish;
        waiting = null;
        loop.execute(() -> schedule(wish));
        return cancelled ? "AcceptedCanceled" : "Accepted";
    }

    private boolean isTrusted(FirmwareSignature signature) {
        return keys.roots().stream()
                .filter(root -> root.use() == RootUse.MANUFACTURER)
                .anyMatch(root -> signature.isVouchedForBy(root.certificate(), clock.now()));
    }

    private void schedule(Wish wish) {
        var until = Duration.between(clock.now(), wish.fetchAt());
        if (until.isPositive()) {
            tell(wish, "DownloadScheduled");
            loop.schedule(() -> fetch(wish), until.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            fetch(wish);
        }
    }

    private void fetch(Wish wish) {
        if (underWay == wish) {
            tell(wish, "Downloading");
            transfers.download(wish.image(), wish.tries(), image -> fetched(wish, image));
        }
    }

    private void fetched(Wish wish, byte @Nullable [] image) {
        if (underWay != wish) {
            return;
        }
        if (image == null) {
            fail(wish, "DownloadFailed");
            return;
        }
        tell(wish, "Downloaded");
        if (wish.signature() != null) {
            if (!wish.signature().isOf(image)) {
                securityLog.note("InvalidFirmwareSignature", "the image is not what was signed");
                fail(wish, "InvalidSignature");
                return;
            }
            tell(wish, "SignatureVerified");
        }
        waiting = image;
        if (!mayInstall(wish)) {
            tell(wish, "InstallScheduled");
        }
    }

    /** Not while a car charges: the driver would lose the charge (L01.FR.06). */
    private boolean mayInstall(Wish wish) {
        return charging.transaction() == null
                && (wish.installAt() == null || !clock.now().isBefore(wish.installAt()));
    }

    void tick() {
        var wish = underWay;
        var image = waiting;
        if (wish != null && image != null && mayInstall(wish)) {
            waiting = null;
            tell(wish, "Installing");
            loop.schedule(() -> install(wish, image), INSTALLING_TAKES.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void install(Wish wish, byte[] image) {
        var version = version(image);
        if (version.isEmpty()) {
            fail(wish, "InstallationFailed");
            return;
        }
        tell(wish, "InstallRebooting");
        memory.installed(wish.asInstalled());
        folder.settings(folder.settings().with(version));
        folder.memory(memory);
        loop.schedule(restart, 200, TimeUnit.MILLISECONDS);
    }

    private static String version(byte[] image) {
        var head = new String(Arrays.copyOf(image, Math.min(image.length, 200)), StandardCharsets.UTF_8);
        var line = head.lines().findFirst().orElse("").strip();
        return line.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,49}") ? line : "";
    }

    /** The new program's first words, once it is listened to. */
    void tellInstalled() {
        var done = memory.installed();
        if (done != null) {
            memory.installed(null);
            folder.memory(memory);
            voice.firmwareStatus("Installed", done.requestId(), done.signed()).ifPresent(speech::say);
            securityLog.note("FirmwareUpdated", folder.settings().firmware());
        }
    }

    private void fail(Wish wish, String word) {
        tell(wish, word);
        underWay = null;
        status = "Idle";
    }

    private void tell(Wish wish, String word) {
        status = word;
        voice.firmwareStatus(word, wish.requestId(), wish.signature() != null).ifPresent(speech::say);
    }
}
