package energy.switchpoint.simulator.panel.boundary;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the simulator of a home folder is controlled; noted in the folder, so that tools need to be told the folder only. */
public final class ControlAddress {

    private static final String FILE = "control-url";

    private ControlAddress() {}

    public static void write(Path home, int port) throws IOException {
        Files.writeString(home.resolve(FILE), "http://localhost:" + port);
    }

    public static URI read(Path home) throws IOException {
        var file = home.resolve(FILE);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "No simulator has run the chargers in " + home + " yet; start it first.");
        }
        return URI.create(Files.readString(file).strip());
    }
}
