package energy.switchpoint.ocpp.v16;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage;
import energy.switchpoint.commands.entity.DeviceEvent.LogStage;
import energy.switchpoint.commands.entity.MaintenanceCommand.Log;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.testing.FakeBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceMessages16Test {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = new UUID(1, 1);

    final Ocpp16 ocpp = new Ocpp16(new FakeBook(), Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));
    final ChargerMemory memory = new ChargerMemory(CHARGER, 1, LimitUnit.W);

    @ParameterizedTest
    @CsvSource({
        "FirmwareStatusNotification,Downloading,,DOWNLOADING",
        "FirmwareStatusNotification,Downloaded,,DOWNLOADED",
        "FirmwareStatusNotification,DownloadFailed,,FAILED",
        "FirmwareStatusNotification,Idle,,IDLE",
        "FirmwareStatusNotification,Installing,,INSTALLING",
        "FirmwareStatusNotification,InstallationFailed,,FAILED",
        "FirmwareStatusNotification,Installed,,INSTALLED",
        "SignedFirmwareStatusNotification,DownloadScheduled,5,SCHEDULED",
        "SignedFirmwareStatusNotification,DownloadPaused,5,DOWNLOADING",
        "SignedFirmwareStatusNotification,SignatureVerified,5,VERIFIED",
        "SignedFirmwareStatusNotification,InvalidSignature,5,FAILED",
        "SignedFirmwareStatusNotification,InstallRebooting,5,RESTARTING",
        "SignedFirmwareStatusNotification,InstallScheduled,5,SCHEDULED",
        "SignedFirmwareStatusNotification,InstallVerificationFailed,5,FAILED",
    })
    void theProgressOfFirmwareIsKept(String action, String word, Integer number, FirmwareStage stage) {
        assertThat(receive(action, status(word, number)).events())
                .containsExactly(new DeviceEvent.FirmwareStatus(CHARGER, NOON, number, stage, word));
    }

    @Test
    void noWordOfTheVersionIsWithoutAStage() {
        var failures = Set.of("DownloadFailed", "InstallationFailed", "InstallVerificationFailed", "InvalidSignature");
        for (var word : Schema.of("v16").words("SignedFirmwareStatus")) {
            var event = (DeviceEvent.FirmwareStatus) receive("SignedFirmwareStatusNotification", status(word, 1))
                    .events()
                    .getFirst();

            assertThat(event.stage() == FirmwareStage.FAILED).as(word).isEqualTo(failures.contains(word));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DiagnosticsStatusNotification,Idle,,IDLE,DIAGNOSTICS",
        "DiagnosticsStatusNotification,Uploading,,UPLOADING,DIAGNOSTICS",
        "DiagnosticsStatusNotification,Uploaded,,UPLOADED,DIAGNOSTICS",
        "DiagnosticsStatusNotification,UploadFailed,,FAILED,DIAGNOSTICS",
        "LogStatusNotification,Uploading,7,UPLOADING,",
        "LogStatusNotification,Uploaded,7,UPLOADED,",
        "LogStatusNotification,UploadFailure,7,FAILED,",
        "LogStatusNotification,PermissionDenied,7,FAILED,",
        "LogStatusNotification,BadMessage,7,FAILED,",
        "LogStatusNotification,NotSupportedOperation,7,FAILED,",
        "LogStatusNotification,Idle,,IDLE,",
    })
    void theProgressOfALogIsKept(String action, String word, Integer number, LogStage stage, Log log) {
        assertThat(receive(action, status(word, number)).events())
                .containsExactly(new DeviceEvent.LogStatus(CHARGER, NOON, number, stage, word, log));
    }

    @Test
    void aSecurityEventIsKeptWithTheTimeTheChargerGivesIt() {
        var reply = receive("SecurityEventNotification", """
                {"type":"TamperDetectionActivated","timestamp":"2027-03-01T11:00:00Z","techInfo":"lid"}""");

        assertThat(reply.events())
                .containsExactly(new ChargerEvent.SecurityEvent(
                        CHARGER, NOON.minusSeconds(3600), "TamperDetectionActivated", "lid"));
    }

    @Test
    void aRequestForACertificateIsAcceptedAndPassedOn() {
        var reply = receive("SignCertificate", "{\"csr\":\"-----BEGIN\"}");

        assertThat(reply.payload()).hasToString("{\"status\":\"Accepted\"}");
        assertThat(reply.events())
                .containsExactly(
                        new DeviceEvent.CertificateRequested(CHARGER, NOON, Purpose.CONNECTION, "-----BEGIN", null));
    }

    @Test
    void aVendorsOwnIsKeptThoughNobodyHereUnderstandsIt() {
        var reply = receive("DataTransfer", "{\"vendorId\":\"com.other\",\"messageId\":\"m\",\"data\":\"d\"}");

        assertThat(reply.payload()).hasToString("{\"status\":\"UnknownVendorId\"}");
        assertThat(reply.events()).containsExactly(new DeviceEvent.DataReceived(CHARGER, NOON, "com.other", "m", "d"));
    }

    private static String status(String word, Integer number) {
        return "{\"status\":\"" + word + "\"" + (number == null ? "" : ",\"requestId\":" + number) + "}";
    }

    private Reply receive(String action, String payload) {
        return ocpp.receive(new Frame.Call("1", action, Json.readObject(payload)), memory, NOON);
    }
}
