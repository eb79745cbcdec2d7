package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Setting;
import energy.switchpoint.simulator.charger.entity.Variables;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.keys.control.SigningRequest;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the charger comes by its own certificate: it makes a key, asks for a certificate to it, asks again when none comes, and takes
 * care that it has a new one before the old one ends (2.0.1 A02, A03; security whitepaper for 1.6).
 */
public final class Certificates {

    /** A02 leaves it to the charger; the security whitepaper's example is a month. */
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    /** After the last try in a row. */
    private static final Duration REST = Duration.ofDays(1);

    private final ChargerSettings settings;
    private final Variables variables;
    private final Voice voice;
    private final ChargerClock clock;
    private final Keys keys;
    private final SecurityLog log;
    private final Speech speech;

    private int repeats;
    private int lastRequest;
    private @Nullable Instant askAgainAt;

    Certificates(
            ChargerSettings settings,
            Variables variables,
            Voice voice,
            ChargerClock clock,
            Keys keys,
            SecurityLog log,
            Speech speech) {
        this.settings = settings;
        this.variables = variables;
        this.voice = voice;
        this.clock = clock;
        this.keys = keys;
        this.log = log;
        this.speech = speech;
    }

    /** With a new key: the old one stays with the certificate in use. */
    public void ask() {
        repeats = 0;
        askOnce();
    }

    private void askOnce() {
        var key = SigningRequest.newKey();
        keys.asking(key);
        var organisation = variables.value(voice.variable(Setting.ORGANISATION));
        askAgainAt = clock.now().plus(patience());
        var request = voice.signCertificate(SigningRequest.pem(key, settings.identity(), organisation));
        lastRequest = JsonText.integer(request.payload(), "requestId", 0);
        speech.say(request, answer -> {
            if (!"Accepted".equals(JsonText.text(answer, "status"))) {
                askAgainAt = clock.now().plus(REST);
            }
        });
    }

    /** The number of the newest request, where the version counts them. */
    public int lastRequest() {
        return lastRequest;
    }

    /** A02.FR.17: twice as long each time. */
    private Duration patience() {
        var first = Math.max(1, variables.number(voice.variable(Setting.SIGNING_WAIT)));
        return Duration.ofSeconds((long) first << Math.min(repeats, 16));
    }

    /** @return whether the charger takes this certificate; it is shown from the next connection on */
    public boolean take(String chainPem) {
        var objection = keys.vault().objection(chainPem, clock.now());
        if (!objection.isEmpty()) {
            var name = settings.version() == OcppVersion.V16 ? "ChargePoint" : "ChargingStation";
            log.note("Invalid" + name + "Certificate", objection);
            return false;
        }
        keys.certified(chainPem);
        askAgainAt = null;
        return true;
    }

    void tick() {
        if (!speech.isHeard()) {
            return;
        }
        var now = clock.now();
        if (keys.vault().asked() != null) {
            askAgain(now);
        } else if (endsSoon(now)) {
            ask();
        }
    }

    private void askAgain(Instant now) {
        if (askAgainAt == null) {
            askAgainAt = now.plus(patience()); // it had asked before a power cut
        } else if (!now.isBefore(askAgainAt)) {
            if (++repeats > variables.number(voice.variable(Setting.SIGNING_REPEATS))) {
                repeats = 0;
                askAgainAt = now.plus(REST);
            } else {
                askOnce();
            }
        }
    }

    private boolean endsSoon(Instant now) {
        var own = keys.vault().own();
        return own != null && !now.isBefore(own.until().minus(RENEWED_BEFORE));
    }
}
