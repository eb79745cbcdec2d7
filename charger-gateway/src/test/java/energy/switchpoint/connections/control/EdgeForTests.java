package energy.switchpoint.connections.control;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.authority.control.ClientCertificates;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.Receipt;
import energy.switchpoint.connections.boundary.OcppServer;
import energy.switchpoint.connections.boundary.TlsDoor;
import energy.switchpoint.credentials.control.CredentialUse;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.PasswordHash;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.sessions.control.TransactionNumbers;
import energy.switchpoint.sql.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole edge put together without a container: real sockets, real database, events kept in a list. */
public final class EdgeForTests {

    private static final OcppSettings SETTINGS =
            new OcppSettings("127.0.0.1", 0, Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(30), 200);

    /** The same as configured by default, on any free ports. */
    public static final DoorSettings DOOR = new DoorSettings(
            0, List.of("localhost", "127.0.0.1"), List.of(Network.of("127.0.0.1/32")), 10_000, Duration.ofSeconds(10));

    private final Clock clock = Clock.systemUTC();
    private final List<ChargerEvent> stored = new CopyOnWriteArrayList<>();
    private final Credentials credentials;
    private final CommandAuthority authority;
    private final Connections connections;
    private final SecurityEvents securityEvents;
    private final SecurityProfiles profiles;
    private final Arrivals arrivals = new Arrivals();
    private final WorkThreads threads = new WorkThreads();
    private volatile boolean failing;
    private volatile boolean standing;

    public EdgeForTests(Sql sql) {
        credentials = new Credentials(sql, new PasswordHash(new byte[32]), clock);
        authority = new CommandAuthority(sql, clock);
        securityEvents = new SecurityEvents(sql, clock);
        profiles = new SecurityProfiles(sql, clock);
        var log = new DeviceLog(sql, clock);
        connections = new Connections(threads, log, credentials, sql, clock);
        arrivals.connections = connections;
        arrivals.calls = new ChargerCalls(this::store, new LiveReadings(), securityEvents, threads, clock);
        arrivals.transactions = new ChargerTransactions(sql, new TransactionNumbers(sql), connections);
        arrivals.book = new ArrivalBook(sql, new CredentialUse(sql, credentials), threads, clock);
        arrivals.securityEvents = securityEvents;
        arrivals.log = log;
        arrivals.threads = threads;
        arrivals.clock = clock;
        arrivals.announcing = _ -> {};
        arrivals.configure(SETTINGS);
    }

    public OcppServer server() {
        var none = new DoorSettings(-1, DOOR.tlsNames(), DOOR.plainFrom(), 10_000, DOOR.handshakeTimeout());
        return server(none, new AuthorityForTests());
    }

    /** With a TLS port, whose certificate this authority signs. */
    public OcppServer server(DoorSettings door, CertificateAuthority authority) {
        var admission = new Admission(
                credentials, new ClientCertificates(authority, clock), profiles, securityEvents, door, threads, clock);
        var approaches = new Approaches(door, securityEvents, threads, clock);
        return new OcppServer(SETTINGS, door, new TlsDoor(authority, door, clock), approaches, admission, arrivals);
    }

    public SecurityProfiles profiles() {
        return profiles;
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

    /** What is to be stored is neither stored nor refused as long as it stands still. */
    public void storeStandsStill(boolean still) {
        standing = still;
    }

    private CompletionStage<Receipt> store(List<ChargerEvent> events) {
        if (failing) {
            return CompletableFuture.failedStage(new IllegalStateException("the disk is full"));
        }
        if (standing) {
            return new CompletableFuture<>();
        }
        stored.addAll(events);
        return CompletableFuture.completedStage(Receipt.PLAIN);
    }
}
