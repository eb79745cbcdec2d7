package energy.switchpoint.certificates.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.authority.control.AuthorityForTests;
import energy.switchpoint.certificates.entity.InstalledRoot;
import energy.switchpoint.certificates.entity.Raising;
import energy.switchpoint.commands.entity.CertificateCommand.DeleteCertificate;
import energy.switchpoint.commands.entity.CertificateCommand.Fingerprint;
import energy.switchpoint.commands.entity.CertificateCommand.InstallRoot;
import energy.switchpoint.commands.entity.CertificateCommand.ListCertificates;
import energy.switchpoint.commands.entity.CertificateCommand.Listed;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand.ReadSettings;
import energy.switchpoint.commands.entity.SettingsCommand.SetNetworkSlot;
import energy.switchpoint.commands.entity.SettingsCommand.Setting;
import energy.switchpoint.commands.entity.SettingsCommand.WriteSettings;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileRaisingTest {

    static final Fingerprint ROOT = new Fingerprint("SHA256", "aa", "bb", "1f");
    static GatewayDatabaseForTests database;

    final Clock clock = Clock.systemUTC();
    final List<ChargerCommand> sent = new ArrayList<>();
    Sql sql;
    UUID charger;
    SecurityProfiles profiles;
    InstalledRoots roots;
    ProfileRaising raising;
    boolean connected = true;
    Class<?> refuses = Void.class;

    @BeforeAll
    static void startDatabase() {
        database = new GatewayDatabaseForTests();
    }

    @BeforeEach
    void aCharger() {
        sql = database.sql();
        charger = database.device("CP-" + UUID.randomUUID());
        new CommandAuthority(sql, clock)
                .begin(charger, "north-charge", Instant.now().minusSeconds(60));
        speaks("1.6");
        profiles = new SecurityProfiles(sql, clock);
        var steps = new CertificateSteps();
        steps.configure(new CertificateSettings(
                Duration.ofDays(365), Duration.ofDays(60), Duration.ofDays(1), Duration.ofMinutes(10)));
        roots = new InstalledRoots(new Line(), new AuthorityForTests(), sql, clock);
        raising = new ProfileRaising();
        raising.profiles = profiles;
        raising.certificates = new ChargerCertificates(sql, clock);
        raising.roots = roots;
        raising.steps = steps;
        raising.commands = new Line();
        raising.log = new DeviceLog(sql, clock);
        raising.sql = sql;
        raising.clock = clock;
        raising.tlsUrl = "wss://localhost:8182/ocpp";
    }

    @Test
    void aChargerWithOneAddressIsToldTheProfileAfterOurRoot() {
        assertThat(raising.raise(charger, 2)).isInstanceOf(Raising.Told.class);

        assertThat(sent.getFirst()).isInstanceOf(InstallRoot.class);
        assertThat(sent.getLast())
                .isEqualTo(new WriteSettings(List.of(new Setting(SettingName.of("SecurityProfile"), "2"))));
        assertThat(profiles.of(charger).orElseThrow().wanted()).isEqualTo(2);
        assertThat(profiles.of(charger).orElseThrow().profile()).isEqualTo(1);
    }

    @Test
    void aChargerWithSlotsKeepsTheOldOneAsItsWayBack() {
        speaks("2.0.1");

        assertThat(raising.raise(charger, 2)).isInstanceOf(Raising.Told.class);

        assertThat(sent)
                .filteredOn(SetNetworkSlot.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(SetNetworkSlot.class, slot -> {
                    assertThat(slot.slot()).isEqualTo(2);
                    assertThat(slot.profile().securityProfile()).isEqualTo(2);
                    assertThat(slot.profile().url()).startsWith("wss://");
                });
        assertThat(sent)
                .anySatisfy(command -> assertThat(command)
                        .isEqualTo(new WriteSettings(List.of(
                                new Setting(SettingName.of("OCPPCommCtrlr", "NetworkConfigurationPriority"), "2,1")))));
        assertThat(sent.getLast()).isInstanceOf(ChargerCommand.Reset.class);
    }

    @Test
    void comingWithTheHigherProfileEndsTheChange() {
        raising.raise(charger, 2);

        profiles.reached(charger, 2);

        assertThat(profiles.of(charger)).contains(new SecurityProfiles.Reached(2, null, null));
    }

    @Test
    void aChargerThatDoesNotComeInTimeKeepsWhatItHad() {
        raising.raise(charger, 2);
        sql.update(
                "update device set wanted_profile_until = ? where id = ?",
                Instant.now().minusSeconds(1),
                charger);

        raising.endOverdue();

        assertThat(profiles.of(charger)).contains(new SecurityProfiles.Reached(1, null, null));
    }

    @Test
    void noProfileIsLoweredOrSetAgain() {
        profiles.reached(charger, 2);

        assertThat(raising.raise(charger, 1)).isEqualTo(new Raising.NotHigher(2));
        assertThat(raising.raise(charger, 2)).isEqualTo(new Raising.NotHigher(2));
        profiles.reached(charger, 1);
        assertThat(profiles.of(charger).orElseThrow().profile()).isEqualTo(2);
        assertThat(sent).isEmpty();
    }

    @Test
    void certificatesNeedACertificateFirst() {
        assertThat(raising.raise(charger, 3)).isInstanceOf(Raising.NoCertificate.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void aChargerThatIsAwayIsToldNothing() {
        connected = false;

        assertThat(raising.raise(charger, 2)).isInstanceOf(Raising.NotConnected.class);
    }

    @Test
    void aChargerThatRefusesStaysAsItIs() {
        refuses = WriteSettings.class;

        assertThat(raising.raise(charger, 2)).isEqualTo(new Raising.NotTaken("refused: Rejected"));
        assertThat(profiles.of(charger)).contains(new SecurityProfiles.Reached(1, null, null));
    }

    @Test
    void aChargerThatDoesNotTakeOurRootIsNotToldToTrustIt() {
        refuses = InstallRoot.class;

        assertThat(raising.raise(charger, 2)).isInstanceOf(Raising.NotTaken.class);
        assertThat(sent).noneMatch(WriteSettings.class::isInstance);
    }

    @Test
    void theRootsOnAChargerAreThoseReadBackFromIt() {
        roots.install(charger, energy.switchpoint.commands.entity.CertificateCommand.RootUse.CENTRAL_SYSTEM, null);

        assertThat(roots.of(charger)).extracting(InstalledRoot::serial).containsExactly("1f");
        assertThat(roots.delete(charger, "ff")).isEmpty();
        assertThat(roots.delete(charger, "1F")).isPresent();
        assertThat(sent).contains(new DeleteCertificate(ROOT));
    }

    private void speaks(String version) {
        sql.update("update device set ocpp_version = ? where id = ?", version, charger);
    }

    private final class Line implements ChargerCommands {

        @Override
        public CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command) {
            sent.add(command);
            return CompletableFuture.completedStage(answer(command));
        }

        private CommandOutcome answer(ChargerCommand command) {
            var now = Instant.now();
            if (refuses.isInstance(command)) {
                return new CommandOutcome.Refused(now, "Rejected");
            }
            return switch (command) {
                case ListCertificates _ ->
                    new CommandOutcome.CertificatesListed(
                            now,
                            List.of(new CommandOutcome.InstalledCertificate(Listed.CENTRAL_SYSTEM, ROOT, List.of())));
                case ReadSettings asked ->
                    new CommandOutcome.SettingsRead(
                            now,
                            List.of(new CommandOutcome.SettingValue(
                                    asked.names().getFirst(), "1", false, null)),
                            List.of());
                case WriteSettings asked ->
                    new CommandOutcome.SettingsWritten(
                            now,
                            asked.settings().stream()
                                    .map(one -> new CommandOutcome.SettingResult(
                                            one.name(), CommandOutcome.Effect.APPLIED, "Accepted"))
                                    .toList());
                default -> new CommandOutcome.Accepted(now);
            };
        }

        @Override
        public boolean isConnected(UUID chargepointId) {
            return connected;
        }

        @Override
        public void disconnect(UUID chargepointId, String why) {}
    }
}
