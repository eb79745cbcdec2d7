package energy.switchpoint.migrations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes a fleet of known chargers straight into the gateway's schema, for {@code ./switchpoint bench}:
 * {@code BenchFleet --url jdbc:mariadb://127.0.0.1:8083/ --secrets FOLDER --devices 20000 [--rule-pack GB-2021]}. Identities
 * are CP000000, CP000001 and so on; their passwords follow a pattern, which no charger outside a bench has. Adds what is
 * missing: a second call with the same number does nothing.
 */
public final class BenchFleet {

    /** Who operates the fleet. */
    public static final String OPERATOR = "bench-charge";

    /** All chargers stand in this area; the first thousand and the first ten thousand also in one of their own. */
    public static final String AREA = "BENCH";

    private static final String PASSWORD = "bench-charger-password-%06d";
    private static final int BATCH = 2_000;

    private final Connection connection;
    private final SecretKeySpec key;

    /** @param credentialKey the gateway's key for the hashes of passwords */
    public BenchFleet(Connection connection, byte[] credentialKey) {
        this.connection = connection;
        this.key = new SecretKeySpec(credentialKey, "HmacSHA256");
    }

    public static void main(String... args) throws IOException, SQLException {
        String url = "";
        Path secrets = Path.of(".");
        String pack = "";
        int devices = 20_000;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--url" -> url = args[i + 1];
                case "--secrets" -> secrets = Path.of(args[i + 1]);
                case "--rule-pack" -> pack = args[i + 1];
                case "--devices" -> devices = Integer.parseInt(args[i + 1]);
                default -> throw new IllegalArgumentException("Unknown option " + args[i]);
            }
        }
        var root = Files.readString(secrets.resolve("db-root")).strip();
        var key = Base64.getDecoder()
                .decode(Files.readString(secrets.resolve("credential.key")).strip());
        try (var connection = DriverManager.getConnection(url + "gateway?useBulkStmts=true", "root", root)) {
            var fleet = new BenchFleet(connection, key);
            if (!pack.isEmpty()) {
                fleet.rulePack(pack);
                fleet.responseRight();
            }
            fleet.add(devices);
        }
        System.out.println(devices + " chargers");
    }

    public static String identity(int number) {
        return "CP%06d".formatted(number);
    }

    public static String password(int number) {
        return PASSWORD.formatted(number);
    }

    /** The same id for the same number every time. */
    public static UUID id(int number) {
        return new UUID(0x019a_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    /** The pack the registry would tell; the gateway works from its own copy while the registry is away. */
    void rulePack(String pack) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into gateway.rule_pack (one, fetched_at, body)
                select 1, utc_timestamp(6), json_object('id', id, 'effectiveFrom', effective_from, 'rules', json_compact(rules))
                from registry.rule_pack where id = ? order by effective_from desc limit 1""")) {
            insert.setString(1, pack);
            if (insert.executeUpdate() != 1) {
                throw new IllegalArgumentException("There is no rule pack " + pack);
            }
        }
    }

    /** Orders without random offset are frequency response, which takes a right (R066). */
    void responseRight() throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert ignore into gateway.response_right (organisation_id, granted_at, granted_by) values (?, '2026-01-01', 'bench')")) {
            insert.setString(1, OPERATOR);
            insert.executeUpdate();
        }
    }

    /** Makes it a fleet of so many: devices, the areas they stand in, who commands them, what they prove themselves with. */
    public void add(int devices) throws SQLException {
        int there = count();
        connection.setAutoCommit(false);
        try (var device = connection.prepareStatement("""
                        insert into device (id, identity, label, rating_w, phases, step_percent, operator_id, operator_name,
                          pairable, created_at, version)
                        values (?, ?, 'Bench', 7400, 1, 5, '%s', 'Bench Charge', false, utc_timestamp(6), 1)""".formatted(OPERATOR));
                var area = connection.prepareStatement(
                        "insert into device_area (device_id, area_id, position) values (?, ?, ?)");
                var authority = connection.prepareStatement("""
                        insert into command_authority (id, chargepoint_id, organisation_id, valid_from, valid_until)
                        values (?, ?, '%s', '2026-01-01', '9999-12-31')""".formatted(OPERATOR));
                var credential = connection.prepareStatement("""
                        insert into credential (id, chargepoint_id, organisation_id, hash, state, purpose, made_at)
                        values (?, ?, '%s', ?, 'CURRENT', 'INITIAL', utc_timestamp(6))""".formatted(OPERATOR))) {
            for (int number = there; number < devices; number++) {
                var id = id(number);
                batch(device, id, identity(number));
                batch(area, id, AREA, 0);
                if (number < 10_000) {
                    batch(area, id, AREA + "-10000", 1);
                }
                if (number < 1_000) {
                    batch(area, id, AREA + "-1000", 2);
                }
                batch(authority, id, id);
                batch(credential, id, id, hash(password(number)));
                if (number % BATCH == BATCH - 1 || number == devices - 1) {
                    for (var statement : new PreparedStatement[] {device, area, authority, credential}) {
                        statement.executeBatch();
                    }
                    connection.commit();
                }
            }
        }
    }

    private int count() throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from device where operator_id = ?")) {
            select.setString(1, OPERATOR);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void batch(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    /** As the gateway keeps passwords: HMAC-SHA-256 under a key outside the database. */
    private byte[] hash(String password) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
