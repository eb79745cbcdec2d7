package energy.switchpoint.connections.boundary;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Loads this application's classes before the first charger is let in. The server's class loader locks itself, and a virtual
 * thread that loads a class holds on to its carrier thread: where many come at once and meet a class for the first time,
 * all carriers can end up waiting for a loader whose holder has none left to run on.
 */
final class WarmClasses {

    private static final System.Logger LOG = System.getLogger(WarmClasses.class.getName());
    private static final String SUFFIX = ".class";

    private WarmClasses() {}

    /** Loads and initialises what it finds; what cannot be loaded is left to whoever needs it. */
    static void load() {
        var source = WarmClasses.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            return;
        }
        try {
            load(root(Path.of(source.getLocation().toURI())));
        } catch (IOException | URISyntaxException e) {
            LOG.log(System.Logger.Level.WARNING, "classes are not loaded ahead: {0}", e.toString());
        }
    }

    private static void load(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            LOG.log(System.Logger.Level.WARNING, "classes are not loaded ahead: {0} is no folder", root);
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            long loaded = files.map(root::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(SUFFIX) && !name.contains("-info"))
                    .filter(WarmClasses::load)
                    .count();
            LOG.log(System.Logger.Level.INFO, "{0} classes loaded ahead", loaded);
        }
    }

    private static boolean load(String file) {
        var name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
        try {
            Class.forName(name, true, WarmClasses.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Some servers name the class file itself as the source. */
    private static Path root(Path location) {
        var parts = location.toString().indexOf("/energy/switchpoint/");
        return parts < 0 ? location : Path.of(location.toString().substring(0, parts));
    }
}
