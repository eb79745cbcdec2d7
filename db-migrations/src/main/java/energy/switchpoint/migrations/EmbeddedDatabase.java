package energy.switchpoint.migrations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real MariaDB for a machine that has only a JDK: {@code EmbeddedDatabase BINARIES DATA PORT PASSWORD_FILE}. Stays in the
 * foreground, listens on loopback only, and ends the server cleanly when it is asked to end itself. If this process is
 * killed outright the server goes on; the next start on the same data ends that one first.
 */
public final class EmbeddedDatabase {

    /** A commit is on disk when it is answered. A longer log than usual lets pages be written once for many changes. */
    private static final String[] SETTINGS = {
        "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=256M", "--innodb-log-file-size=256M"
    };

    private EmbeddedDatabase() {}

    /** Exit code 2 for a wrong command line, 3 when the port is taken, 1 when the server could not start or ended. */
    public static void main(String... args) throws IOException {
        if (args.length != 4) {
            System.err.println("Usage: EmbeddedDatabase BINARIES DATA PORT PASSWORD_FILE");
            System.exit(2);
        }
        var port = Integer.parseInt(args[2]);
        var mariaDb = new MariaDb(Path.of(args[0]), Path.of(args[1]), port);
        if (mariaDb.running().isEmpty() && taken(port)) {
            System.err.println("Port " + port + " is taken");
            System.exit(3);
        }
        System.exit(serve(mariaDb, port, Files.readString(Path.of(args[3])).strip()));
    }

    private static int serve(MariaDb mariaDb, int port, String password) {
        try {
            var server = mariaDb.start(password, SETTINGS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> MariaDb.end(server)));
            System.out.println("MariaDB is ready on 127.0.0.1:" + port + ", process " + server.pid());
            server.onExit().join();
            System.err.println("MariaDB has ended");
        } catch (IOException failed) {
            System.err.println("MariaDB did not start: " + failed.getMessage());
        }
        return 1;
    }

    private static boolean taken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException inUse) {
            return true;
        }
    }
}
