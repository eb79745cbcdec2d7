package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Credential;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charger.entity.Monitor;
import energy.switchpoint.simulator.charger.entity.Network;
import energy.switchpoint.simulator.charger.entity.SecurityNote;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.keys.entity.Vault;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The charger's flash memory: a folder with a few JSON files. A file is written beside the old one and then takes its place, so that
 * a power cut leaves the one or the other.
 */
public final class ChargerFolder {

    private static final String SETTINGS = "charger.json";
    private static final String CREDENTIAL = "credential.json";
    private static final String PROFILES = "profiles.json";
    private static final String MEMORY = "memory.json";
    private static final String NETWORK = "network.json";
    private static final String VAULT = "vault.json";
    private static final String MESSAGES = "messages.json";
    private static final String MONITORS = "monitors.json";
    private static final String SECURITY_LOG = "security-log.json";

    private final Path folder;

    public ChargerFolder(Path folder) {
        this.folder = folder;
    }

    /** A new charger's folder; complete only when its settings are there, which are written last. */
    public static ChargerFolder create(Path home, ChargerSettings settings, String password) {
        var created = new ChargerFolder(home.resolve(settings.identity()));
        try {
            Files.createDirectories(created.folder.resolve("queue"));
            created.restrict();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        created.credential(new Credential(password, null));
        created.write(SETTINGS, settings.json());
        return created;
    }

    /** Passwords lie in it: only its owner may look. */
    private void restrict() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    public static boolean isCharger(Path folder) {
        return Files.isRegularFile(folder.resolve(SETTINGS));
    }

    public ChargerSettings settings() {
        return ChargerSettings.read(required(SETTINGS));
    }

    void settings(ChargerSettings settings) {
        write(SETTINGS, settings.json());
    }

    public Credential credential() {
        return Credential.read(required(CREDENTIAL));
    }

    public void credential(Credential credential) {
        write(CREDENTIAL, credential.json());
    }

    public JsonObject profiles() {
        var json = read(PROFILES);
        return json == null ? JsonText.empty() : json;
    }

    public void profiles(JsonObject profiles) {
        write(PROFILES, profiles);
    }

    public Network network() {
        var json = read(NETWORK);
        return json == null ? Network.FACTORY : Network.read(json);
    }

    public void network(Network network) {
        write(NETWORK, network.json());
    }

    public Vault vault() {
        var json = read(VAULT);
        return json == null ? Vault.EMPTY : Vault.read(json);
    }

    public void vault(Vault vault) {
        write(VAULT, vault.json());
    }

    List<SecurityNote> securityLog() {
        var json = read(SECURITY_LOG);
        return json == null
                ? List.of()
                : JsonText.children(json, "notes").stream()
                        .map(SecurityNote::read)
                        .toList();
    }

    void securityLog(List<SecurityNote> notes) {
        var array = JsonText.array();
        notes.forEach(note -> array.add(note.json()));
        write(SECURITY_LOG, JsonText.object().add("notes", array).build());
    }

    List<JsonObject> messages() {
        var json = read(MESSAGES);
        return json == null ? List.of() : JsonText.children(json, "messages");
    }

    void messages(JsonArray messages) {
        write(MESSAGES, JsonText.object().add("messages", messages).build());
    }

    List<Monitor> monitors() {
        var json = read(MONITORS);
        return json == null
                ? List.of()
                : JsonText.children(json, "monitors").stream()
                        .map(Monitor::read)
                        .toList();
    }

    void monitors(List<Monitor> monitors) {
        var array = JsonText.array();
        monitors.forEach(monitor -> array.add(monitor.json()));
        write(MONITORS, JsonText.object().add("monitors", array).build());
    }

    public Memory memory() {
        var json = read(MEMORY);
        return Memory.read(json == null ? JsonText.empty() : json);
    }

    public void memory(Memory memory) {
        write(MEMORY, memory.json());
    }

    /** The numbers of the messages that wait, oldest first. */
    List<Long> waiting() {
        try (var files = Files.list(folder.resolve("queue"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - 5)))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject message(long number) {
        return required(messageName(number));
    }

    void message(long number, JsonObject message) {
        write(messageName(number), message);
    }

    void deleteMessage(long number) {
        try {
            Files.deleteIfExists(folder.resolve(messageName(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String messageName(long number) {
        return "queue/" + number + ".json";
    }

    public void delete() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject required(String name) {
        var json = read(name);
        if (json == null) {
            throw new IllegalStateException(folder.resolve(name) + " is missing");
        }
        return json;
    }

    private @Nullable JsonObject read(String name) {
        var file = folder.resolve(name);
        try {
            return Files.exists(file) ? JsonText.readObject(Files.readString(file)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, JsonObject json) {
        var file = folder.resolve(name);
        var beside = folder.resolve(name + ".new");
        try {
            Files.writeString(beside, JsonText.pretty(json));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
