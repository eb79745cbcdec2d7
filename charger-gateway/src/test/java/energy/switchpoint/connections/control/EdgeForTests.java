package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.connections.boundary.OcppServer;
import energy.switchpoint.credentials.control.CredentialUse;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.PasswordHash;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.sql.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole edge put together without a container: real sockets, real database, events kept in a list. */
public final class EdgeForTests {

    private static final OcppSettings SETTINGS =
            new OcppSettings("127.0.0.1", 0, Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(30), 200);

    private final Clock clock = Clock.systemUTC();
    private final List<ChargerEvent> stored = new CopyOnWriteArrayList<>();
    private final Credentials credentials;
    private final CommandAuthority authority;
    private final Connections connections;
    private final Admission admission;
    private final Arrivals arrivals = new Arrivals();
    private final WorkThreads threads = new WorkThreads();
    private volatile boolean failing;

    public EdgeForTests(Sql sql) {
        credentials = new Credentials(sql, new PasswordHash(new byte[32]), clock);
        authority = new CommandAuthority(sql, clock);
        var securityEvents = new SecurityEvents(sql, clock);
        var log = new DeviceLog(sql, clock);
        connections = new Connections(threads, log, credentials, sql, clock);
        admission = new Admission(credentials, securityEvents, clock);
        arrivals.connections = connections;
        arrivals.calls = new ChargerCalls(this::store, new LiveReadings(), securityEvents, clock);
        arrivals.transactions = new ChargerTransactions(sql);
        arrivals.credentials = new CredentialUse(sql, credentials);
        arrivals.securityEvents = securityEvents;
        arrivals.log = log;
        arrivals.threads = threads;
        arrivals.clock = clock;
        arrivals.announcing = _ -> {};
        arrivals.configure(SETTINGS);
    }

    public OcppServer server() {
        return new OcppServer(SETTINGS, admission, arrivals, threads);
    }

    public Connections connections() {
        return connections;
    }

    public Credentials credentials() {
        return credentials;
    }

    public CommandAuthority authority() {
        return authority;
    }

    public List<ChargerEvent> stored() {
        return stored;
    }

    public void storeFails() {
        failing = true;
    }

    private void store(List<ChargerEvent> events) {
        if (failing) {
            throw new IllegalStateException("the disk is full");
        }
        stored.addAll(events);
    }
}
