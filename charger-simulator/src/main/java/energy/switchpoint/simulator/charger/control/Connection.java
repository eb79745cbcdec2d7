package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Credential;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Way;
import energy.switchpoint.simulator.keys.entity.OwnCertificate;
import energy.switchpoint.simulator.ocpp.control.Link;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a charger connected: tries again with growing, random waits, on the right way and with the right proof of who it is. */
final class Connection {

    private static final Duration SHORTLY = Duration.ofMillis(300);

    private final EventLoop loop;
    private final Link link;
    private final ChargerSettings settings;
    private final Ways ways;
    private final Keys keys;
    private final ChargerFolder folder;
    private final Backoff backoff;
    private final Faults faults;
    private final Link.Listener listener;

    private Credential credential;
    private @Nullable Future<?> nextAttempt;
    private boolean wanted;
    private boolean attempting;
    private int failures;
    private int refusals;
    private @Nullable Duration pause;
    private String lastTrouble = "";

    Connection(
            EventLoop loop,
            ChargerSettings settings,
            Ways ways,
            Keys keys,
            ChargerFolder folder,
            Backoff backoff,
            Faults faults,
            Link.Listener listener) {
        this.loop = loop;
        this.link = new Link(loop);
        this.settings = settings;
        this.ways = ways;
        this.keys = keys;
        this.folder = folder;
        this.backoff = backoff;
        this.faults = faults;
        this.listener = listener;
        this.credential = folder.credential();
    }

    /** What is shown on one attempt: a certificate, or a password. */
    private record Proof(Way way, String password, @Nullable OwnCertificate certificate) {}

    void start(Duration delay) {
        wanted = true;
        attemptIn(delay);
    }

    /** The line goes dead and nobody tries again. */
    void stop() {
        wanted = false;
        cancelAttempt();
        link.drop();
    }

    /** Hangs up and comes back after this long. */
    void leave(Duration away) {
        pause = away;
        failures = 0;
        if (link.isOpen()) {
            link.close();
        } else if (!attempting && wanted) {
            attemptAgain();
        }
    }

    /** Hangs up and comes back at once. */
    void reconnect() {
        leave(SHORTLY);
    }

    /** Stores a new password; it is used from the next connection on. */
    void change(String password) {
        var changed = credential.changedTo(password);
        folder.credential(changed);
        credential = changed;
        refusals = 0;
    }

    boolean isOpen() {
        return link.isOpen();
    }

    /** The line stays and carries nothing: nothing is read from it, nothing written to it. */
    void fallSilent() {
        link.deaf(true);
    }

    void speakAgain() {
        link.deaf(false);
    }

    void send(String text) {
        if (!faults.has(Fault.FALLS_SILENT)) {
            link.send(text);
        }
    }

    String lastTrouble() {
        return lastTrouble;
    }

    private void attemptIn(Duration delay) {
        cancelAttempt();
        nextAttempt = loop.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancelAttempt() {
        if (nextAttempt != null) {
            nextAttempt.cancel(false);
            nextAttempt = null;
        }
    }

    private void attempt() {
        nextAttempt = null;
        if (!wanted || attempting || link.isOpen()) {
            return;
        }
        var way = ways.current();
        var certificate = way.showsCertificate() ? keys.forAttempt(refusals) : null;
        if (way.showsCertificate() && certificate == null) {
            lastTrouble = "no certificate to show";
            ways.failed();
            attemptAgain();
            return;
        }
        attempting = true;
        var proof = new Proof(way, credential.forAttempt(refusals), certificate);
        link.open(address(proof), new Watch(proof));
    }

    private Link.Address address(Proof proof) {
        return new Link.Address(
                proof.way().url(),
                settings.identity(),
                proof.certificate() == null ? proof.password() : null,
                settings.version(),
                proof.way().isSecure() ? keys.tls(proof.certificate()) : null);
    }

    private void attemptAgain() {
        var wait = pause == null ? backoff.before(failures++, ThreadLocalRandom.current()) : pause;
        pause = null;
        attemptIn(wait);
    }

    private void proven(Proof proof) {
        failures = 0;
        refusals = 0;
        lastTrouble = "";
        ways.worked(proof.way());
        if (proof.certificate() != null) {
            keys.proven(proof.certificate());
        } else if (credential.previous() != null) {
            credential = credential.proven(proof.password());
            folder.credential(credential);
        }
    }

    private final class Watch implements Link.Listener {

        private final Proof proof;
        private boolean wasOpen;

        private Watch(Proof proof) {
            this.proof = proof;
        }

        @Override
        public void opened() {
            attempting = false;
            wasOpen = true;
            if (!wanted || pause != null) {
                link.drop();
                return;
            }
            proven(proof);
            link.deaf(faults.has(Fault.FALLS_SILENT));
            listener.opened();
        }

        @Override
        public void received(String text) {
            listener.received(text);
        }

        @Override
        public void ended(Link.Ended why) {
            attempting = false;
            lastTrouble = why.reason();
            refusals = why.unauthorized() ? refusals + 1 : refusals;
            if (!wasOpen) {
                ways.failed();
            }
            listener.ended(why);
            if (wanted) {
                attemptAgain();
            }
        }
    }
}
