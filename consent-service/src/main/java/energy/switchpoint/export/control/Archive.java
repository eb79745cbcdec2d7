package energy.switchpoint.export.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Everything held about a person as files, with a first page that says what each is. */
public final class Archive {

    private record Entry(String explanation, String content) {}

    private final Map<String, Entry> files = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Instant madeAt;

    public Archive(Instant madeAt) {
        this.madeAt = madeAt.truncatedTo(ChronoUnit.SECONDS);
    }

    public Archive json(String name, String explanation, JsonObject content) {
        files.put(name, new Entry(explanation, pretty(content)));
        return this;
    }

    /** A part that could not be fetched; the reader is told to come back. */
    public Archive missing(String name) {
        missing.add(name);
        return this;
    }

    /** The log: {@code [{at, organisation:{name}, kind, what, chargepointId}]}. */
    public Archive accesses(List<JsonObject> entries) {
        var csv = new Csv("at", "organisation", "kind", "what", "chargepointId");
        entries.forEach(entry -> csv.line(List.of(
                text(entry, "at"),
                text(entry.getJsonObject("organisation"), "name"),
                text(entry, "kind"),
                text(entry, "what"),
                text(entry, "chargepointId"))));
        files.put(
                "accesses.csv",
                new Entry("Who looked at your data and who acted on your charger, for a spreadsheet.", csv.text()));
        return this;
    }

    /** Charging sessions, from what the gateway holds under {@code sessions}. */
    public Archive sessions(JsonObject gatewayData) {
        var csv = new Csv("chargepointId", "id", "startedAt", "endedAt", "energyWh", "stopReason", "peakW");
        if (gatewayData.get("sessions") instanceof jakarta.json.JsonArray sessions) {
            sessions.getValuesAs(JsonObject.class)
                    .forEach(session -> csv.line(List.of(
                            text(session, "chargepointId"),
                            text(session, "id"),
                            text(session, "startedAt"),
                            text(session, "endedAt"),
                            text(session, "energyWh"),
                            text(session, "stopReason"),
                            text(session, "peakW"))));
        }
        files.put(
                "sessions.csv",
                new Entry("Your charging sessions, for a spreadsheet. Energy in watt-hours.", csv.text()));
        return this;
    }

    public byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "README.txt", readme());
            for (var file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue().content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    String readme() {
        var text = new StringBuilder("""
                Everything Switchpoint holds about you
                Made on %s. Times are UTC.

                JSON files are complete and made for software; a text editor opens them too. CSV files are made for spreadsheets.

                """.formatted(madeAt));
        files.forEach((name, file) -> text.append("%s%n    %s%n".formatted(name, file.explanation())));
        if (!missing.isEmpty()) {
            text.append(
                    "%nMissing this time: %s. That part of Switchpoint did not answer. Please export again in a few minutes.%n"
                            .formatted(String.join(", ", missing)));
        }
        text.append("""

                Your charger's identifier is the chargepointId in each file. Companies are named as they were called at the time.
                Something wrong, or a question? Use "My rights" in the portal.
                """);
        return text.toString();
    }

    private void put(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(madeAt.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String text(JsonObject object, String field) {
        return switch (object.get(field)) {
            case null -> "";
            case JsonString string -> string.getString();
            case JsonValue value -> value.equals(JsonValue.NULL) ? "" : value.toString();
        };
    }

    private static String pretty(JsonObject content) {
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(content);
        }
        return text.toString().strip() + "\n";
    }
}
