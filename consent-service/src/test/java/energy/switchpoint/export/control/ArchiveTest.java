package energy.switchpoint.export.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    static final JsonObject GATEWAY = Json.createObjectBuilder()
            .add(
                    "sessions",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder()
                                    .add("chargepointId", "c1")
                                    .add("id", "s1")
                                    .add("startedAt", "2026-11-21T23:00:00Z")
                                    .addNull("endedAt")
                                    .add("energyWh", -120)
                                    .add("stopReason", "=cmd()")
                                    .add("peakW", 7200)))
            .build();

    @Test
    void theFirstPageSaysWhatEveryFileIs() throws IOException {
        var files = unzipped(new Archive(NOW)
                .json("gateway.json", "What your charger reported.", GATEWAY)
                .sessions(GATEWAY));

        assertThat(files).containsOnlyKeys("README.txt", "gateway.json", "sessions.csv");
        assertThat(files.get("README.txt"))
                .contains("gateway.json", "What your charger reported.", "sessions.csv")
                .doesNotContain("Missing");
    }

    @Test
    void aPartThatIsMissingIsNamed() throws IOException {
        var files = unzipped(new Archive(NOW).missing("registry.json"));

        assertThat(files.get("README.txt")).contains("Missing this time: registry.json");
    }

    @Test
    void sessionsAreRowsThatASpreadsheetOpensSafely() throws IOException {
        var files = unzipped(new Archive(NOW).sessions(GATEWAY));

        assertThat(files.get("sessions.csv"))
                .isEqualTo("chargepointId,id,startedAt,endedAt,energyWh,stopReason,peakW\r\n"
                        + "c1,s1,2026-11-21T23:00:00Z,,-120,'=cmd(),7200\r\n");
    }

    @Test
    void commasAndQuotesInALogLineStayInOneCell() throws IOException {
        var entry = Json.createObjectBuilder()
                .add("at", "2026-11-22T08:00:00Z")
                .add("organisation", Json.createObjectBuilder().add("name", "North Charge"))
                .add("kind", "ACTED")
                .add("what", "Said \"stop\", then left")
                .addNull("chargepointId")
                .build();

        var files = unzipped(new Archive(NOW).accesses(List.of(entry)));

        assertThat(files.get("accesses.csv")).contains("ACTED,\"Said \"\"stop\"\", then left\",\r\n");
    }

    private static Map<String, String> unzipped(Archive archive) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.zipped()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
