package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Credential;
import energy.switchpoint.simulator.ocpp.control.Link;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a charger connected: tries again with growing, random waits, and with the right password. */
final class Connection {

    private static final Duration SHORTLY = Duration.ofMillis(300);

    private final EventLoop loop;
    private final Link link;
    private final ChargerSettings settings;
    private final URI gateway;
    private final ChargerFolder folder;
    private final Backoff backoff;
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
            URI gateway,
            ChargerFolder folder,
            Backoff backoff,
            Link.Listener listener) {
        this.loop = loop;
        this.link = new Link(loop);
        this.settings = settings;
        this.gateway = settings.gateway() == null ? gateway : settings.gateway();
        this.folder = folder;
        this.backoff = backoff;
        this.listener = listener;
        this.credential = folder.credential();
    }

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

    void send(String text) {
        link.send(text);
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
        attempting = true;
        var used = credential.forAttempt(refusals);
        link.open(new Link.Address(gateway, settings.identity(), used, settings.version()), new Watch(used));
    }

    private void attemptAgain() {
        var wait = pause == null ? backoff.before(failures++, ThreadLocalRandom.current()) : pause;
        pause = null;
        attemptIn(wait);
    }

    private void proven(String used) {
        failures = 0;
        refusals = 0;
        lastTrouble = "";
        if (credential.previous() != null) {
            credential = credential.proven(used);
            folder.credential(credential);
        }
    }

    private final class Watch implements Link.Listener {

        private final String used;

        private Watch(String used) {
            this.used = used;
        }

        @Override
        public void opened() {
            attempting = false;
            if (!wanted || pause != null) {
                link.drop();
                return;
            }
            proven(used);
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
            listener.ended(why);
            if (wanted) {
                attemptAgain();
            }
        }
    }
}
