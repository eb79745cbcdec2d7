package energy.switchpoint.ocpp.v16;

import static energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage.DOWNLOADED;
import static energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage.DOWNLOADING;
import static energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage.INSTALLED;
import static energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage.INSTALLING;
import static energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage.RESTARTING;
import static energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage.SCHEDULED;
import static energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage.VERIFIED;

import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Action;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage;
import energy.switchpoint.commands.entity.DeviceEvent.LogStage;
import energy.switchpoint.commands.entity.MaintenanceCommand.Log;
import energy.switchpoint.ocpp.entity.ChargerDialect.Reply;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LiveClock;
import energy.switchpoint.ocpp.entity.Payload;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an OCPP 1.6 charger tells us of itself: firmware, logs, security, certificates, and its vendor's own. */
final class DeviceMessages16 {

    static final String OUR_VENDOR_ID = "energy.switchpoint";

    private static final Map<String, FirmwareStage> FIRMWARE = Map.ofEntries(
            Map.entry("Idle", FirmwareStage.IDLE),
            Map.entry("DownloadScheduled", SCHEDULED),
            Map.entry("Downloading", DOWNLOADING),
            Map.entry("DownloadPaused", DOWNLOADING),
            Map.entry("Downloaded", DOWNLOADED),
            Map.entry("SignatureVerified", VERIFIED),
            Map.entry("InstallScheduled", SCHEDULED),
            Map.entry("Installing", INSTALLING),
            Map.entry("InstallRebooting", RESTARTING),
            Map.entry("Installed", INSTALLED),
            Map.entry("DownloadFailed", FirmwareStage.FAILED),
            Map.entry("InstallationFailed", FirmwareStage.FAILED),
            Map.entry("InstallVerificationFailed", FirmwareStage.FAILED),
            Map.entry("InvalidSignature", FirmwareStage.FAILED));

    private static final Map<String, LogStage> LOGS = Map.of(
            "Idle", LogStage.IDLE,
            "Uploading", LogStage.UPLOADING,
            "Uploaded", LogStage.UPLOADED,
            "UploadFailed", LogStage.FAILED,
            "UploadFailure", LogStage.FAILED,
            "BadMessage", LogStage.FAILED,
            "NotSupportedOperation", LogStage.FAILED,
            "PermissionDenied", LogStage.FAILED);

    /** Of the plain update, which has no number, and of the signed one. */
    Reply firmwareStatus(Payload in, ChargerMemory memory, Instant now) {
        var word = in.text("status", 50);
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.FirmwareStatus(
                        memory.chargepointId(),
                        now,
                        in.wholeOrNull("requestId"),
                        FIRMWARE.getOrDefault(word, FirmwareStage.FAILED),
                        word));
    }

    Reply diagnosticsStatus(Payload in, ChargerMemory memory, Instant now) {
        return log(in, memory, now, Log.DIAGNOSTICS);
    }

    /** Does not say which log it means; the number does. */
    Reply logStatus(Payload in, ChargerMemory memory, Instant now) {
        return log(in, memory, now, null);
    }

    Reply securityEvent(Payload in, ChargerMemory memory, Instant now) {
        var detail = in.textOrNull("techInfo", 255);
        return Reply.of(
                Json.EMPTY,
                new ChargerEvent.SecurityEvent(
                        memory.chargepointId(),
                        LiveClock.happened(in.time("timestamp"), now),
                        in.text("type", 50),
                        detail == null ? "" : detail));
    }

    /** Accepted means that we will look at it: the certificate comes with a call of ours. */
    Reply signCertificate(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                status("Accepted"),
                new DeviceEvent.CertificateRequested(
                        memory.chargepointId(), now, Purpose.CONNECTION, in.text("csr", 5500), null));
    }

    /** Kept even when nobody here understands it, which the charger is told. */
    Reply dataTransfer(Payload in, ChargerMemory memory, Instant now) {
        var vendor = in.text("vendorId", 255);
        var messageId = in.textOrNull("messageId", 50);
        if (vendor.equals(OUR_VENDOR_ID) && "LocalAction".equals(messageId)) {
            return Reply.of(
                    status("Accepted"), new ChargerEvent.LocalAction(memory.chargepointId(), now, Action.BUTTON));
        }
        return Reply.of(
                status(vendor.equals(OUR_VENDOR_ID) ? "UnknownMessageId" : "UnknownVendorId"),
                new DeviceEvent.DataReceived(
                        memory.chargepointId(), now, vendor, messageId, in.textOrNull("data", Integer.MAX_VALUE)));
    }

    private static Reply log(Payload in, ChargerMemory memory, Instant now, @Nullable Log log) {
        var word = in.text("status", 50);
        return Reply.of(
                Json.EMPTY,
                new DeviceEvent.LogStatus(
                        memory.chargepointId(),
                        now,
                        in.wholeOrNull("requestId"),
                        LOGS.getOrDefault(word, LogStage.FAILED),
                        word,
                        log));
    }

    private static JsonObject status(String word) {
        return Json.object().add("status", word).build();
    }
}
