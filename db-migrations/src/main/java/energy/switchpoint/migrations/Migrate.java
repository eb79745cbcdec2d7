package energy.switchpoint.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes or updates the schemas and their users, then ends. Run before the services at every start and every release:
 * {@code Migrate --url jdbc:mariadb://127.0.0.1:8083/ --secrets FOLDER [--admin root] [--schema registry]… [--demo]}.
 * The folder holds one file per password: {@code db-root} for the administrator, {@code db-registry} and so on.
 */
public final class Migrate {

    private Migrate() {}

    /** What was asked for on the command line. */
    record Order(String url, Path secrets, String admin, List<Schema> schemas, boolean demo) {

        static Order of(String... args) {
            @Nullable String url = null;
            @Nullable Path secrets = null;
            var admin = "root";
            var schemas = new ArrayList<Schema>();
            var demo = false;
            for (var i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--url" -> url = valueOf(args, i++);
                    case "--secrets" -> secrets = Path.of(valueOf(args, i++));
                    case "--admin" -> admin = valueOf(args, i++);
                    case "--schema" -> schemas.add(Schema.of(valueOf(args, i++)));
                    case "--demo" -> demo = true;
                    default -> throw new IllegalArgumentException("Unknown option " + args[i]);
                }
            }
            if (url == null || secrets == null) {
                throw new IllegalArgumentException("--url and --secrets are needed");
            }
            return new Order(
                    url.endsWith("/") ? url : url + "/",
                    secrets,
                    admin,
                    schemas.isEmpty() ? List.of(Schema.values()) : List.copyOf(schemas),
                    demo);
        }

        private static String valueOf(String[] args, int option) {
            if (option + 1 >= args.length) {
                throw new IllegalArgumentException(args[option] + " needs a value");
            }
            return args[option + 1];
        }

        String secret(String name) throws IOException {
            return Files.readString(secrets.resolve(name)).strip();
        }
    }

    /** Exit code 2 for a wrong command line, 1 when a script or the server failed. */
    public static void main(String... args) {
        try {
            run(Order.of(args));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (IOException | SQLException | RuntimeException failed) {
            System.err.println("Migration failed: " + failed.getMessage());
            System.exit(1);
        }
    }

    static void run(Order order) throws IOException, SQLException {
        var server = new DatabaseServer(order.url(), order.admin(), order.secret("db-root"));
        for (var schema : order.schemas()) {
            server.prepare(schema, order.secret("db-" + schema.id()));
            System.out.println(schema.id() + ": " + server.migrate(schema, order.demo()) + " scripts applied");
        }
    }
}
