package energy.switchpoint.simulator.charger.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Credential;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charger.entity.PastCharge;
import energy.switchpoint.simulator.charger.entity.Transaction;
import energy.switchpoint.simulator.charging.control.ProfileReader;
import energy.switchpoint.simulator.charging.control.ProfileReader.Reading;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.charging.entity.Purpose;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.vehicle.entity.Vehicle;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargerFolderTest {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path home;

    ChargerFolder folder;

    @BeforeEach
    void aNewCharger() {
        folder = ChargerFolder.create(
                home, ChargerSettings.read(JsonText.readObject("{\"identity\":\"C-1\"}")), "first-password-000");
    }

    @Test
    void settingsComeBackAsTheyWere() {
        assertThat(folder.settings().identity()).isEqualTo("C-1");
        assertThat(ChargerSettings.read(folder.settings().json())).isEqualTo(folder.settings());
    }

    @Test
    void aNewPasswordIsStoredBesideTheOldOneUntilItWorked() {
        folder.credential(folder.credential().changedTo("second-password-00"));

        assertThat(folder.credential()).isEqualTo(new Credential("second-password-00", "first-password-000"));

        folder.credential(folder.credential().proven("second-password-00"));

        assertThat(folder.credential()).isEqualTo(new Credential("second-password-00", null));
    }

    @ParameterizedTest
    @CsvSource({"0, new", "1, new", "2, new", "3, old", "4, new", "5, old", "6, new"})
    void afterThreeRefusalsTheOldPasswordIsTriedByTurns(int refusals, String used) {
        assertThat(new Credential("new", "old").forAttempt(refusals)).isEqualTo(used);
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(folder.credential().toString()).doesNotContain("first");
    }

    @Test
    void everythingAChargerRemembersComesBackAfterAPowerCut() {
        var memory = new Memory();
        memory.meterWh(1234.5);
        memory.vehicle(new Vehicle("Van", 60_000, 12_000, 80, 7000));
        memory.transaction(new Transaction("t-1", null, NOW, 1000, "HOME", 5, 3));
        memory.operatorId("t-1", 42);
        memory.operative(false);
        memory.clock(120_000, true);
        memory.localListVersion(9);
        memory.localList().add("CARD");
        memory.cache().add("CARD2");
        memory.variables().put("HeartbeatInterval", "60");
        memory.remember(new PastCharge(NOW, NOW.plusSeconds(60), 100, "HOME"));

        folder.memory(memory);

        assertThat(folder.memory().json()).isEqualTo(memory.json());
        assertThat(folder.memory().transaction()).isEqualTo(new Transaction("t-1", 42, NOW, 1000, "HOME", 5, 3));
    }

    @Test
    void aWriteThatWasCutOffLeavesTheOldFile() throws IOException {
        Files.writeString(home.resolve("C-1/credential.json.new"), "{\"passw");

        assertThat(folder.credential().password()).isEqualTo("first-password-000");
    }

    @Test
    void aFolderWithoutSettingsIsNoCharger() throws IOException {
        Files.createDirectories(home.resolve("half"));

        assertThat(ChargerFolder.isCharger(home.resolve("half"))).isFalse();
        assertThat(ChargerFolder.isCharger(home.resolve("C-1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "../x", "a b", ".hidden"})
    void anIdentityThatIsNoFolderNameIsRefused(String identity) {
        var json = JsonText.object().add("identity", identity).build();

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> ChargerSettings.read(json));
    }

    @Test
    void profilesComeBackWithTheirWords() {
        var shelf = shelf();
        put(shelf, profile(1, 0, "TxDefaultProfile"));
        put(shelf, profile(2, 1, "TxDefaultProfile"));

        assertThat(shelf().all()).isEqualTo(shelf.all()).hasSize(2);
    }

    @Test
    void aProfileReplacesTheOneOfItsIdOrItsPlace() {
        var shelf = shelf();
        put(shelf, profile(1, 0, "TxDefaultProfile"));
        put(shelf, profile(1, 3, "TxDefaultProfile"));
        put(shelf, profile(7, 3, "TxDefaultProfile"));
        put(shelf, profile(8, 3, "ChargePointMaxProfile"));

        assertThat(shelf.profiles()).extracting(each -> each.id()).containsExactly(7, 8);
    }

    @Test
    void theShelfHasAnEnd() {
        var shelf = shelf();
        for (var id = 0; id < ProfileShelf.MOST_PROFILES; id++) {
            assertThat(put(shelf, profile(id, id, "TxDefaultProfile"))).isTrue();
        }

        assertThat(put(shelf, profile(99, 0, "ChargePointMaxProfile"))).isFalse();
        assertThat(put(shelf, profile(5, 5, "TxDefaultProfile"))).isTrue();
        assertThat(put(shelf, profile(5, ProfileShelf.HIGHEST_STACK_LEVEL + 1, "TxDefaultProfile")))
                .isFalse();
    }

    @Test
    void transactionProfilesGoWithTheTransaction() {
        var shelf = shelf();
        put(shelf, profile(1, 0, "TxDefaultProfile"));
        put(shelf, profile(2, 0, "TxProfile"));

        shelf.transactionEnded();

        assertThat(shelf().profiles()).extracting(each -> each.purpose()).containsExactly(Purpose.TX_DEFAULT);
    }

    private ProfileShelf shelf() {
        return new ProfileShelf(folder.profiles(), folder::profiles);
    }

    private static boolean put(ProfileShelf shelf, JsonObject words) {
        return shelf.put(((Reading.Understood) ProfileReader.read(1, words)).profile(), words);
    }

    private static JsonObject profile(int id, int level, String purpose) {
        return JsonText.readObject("""
                {"chargingProfileId": %d, "stackLevel": %d, "chargingProfilePurpose": "%s", "chargingProfileKind": "Absolute",
                 "chargingSchedule": {"chargingRateUnit": "W", "startSchedule": "2026-11-22T00:00:00Z",
                   "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 3700}]}}""".formatted(id, level, purpose));
    }
}
