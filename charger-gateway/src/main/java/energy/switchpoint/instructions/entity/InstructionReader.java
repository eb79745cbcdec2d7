package energy.switchpoint.instructions.entity;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.AuthorisationCommand.Access;
import energy.switchpoint.commands.entity.AuthorisationCommand.Entry;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.instructions.entity.Fields.Wrong;
import energy.switchpoint.instructions.entity.Instruction.Type;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an operator's command from JSON: {@code type} and the fields of that type, as openapi.yaml lists them. */
public final class InstructionReader {

    private static final int LARGEST_CONNECTOR = 100;
    private static final int LONGEST_VALUE = 2500;
    private static final int LONGEST_PEM = 10_000;
    private static final Set<RootUse> OUR_ROOTS = Set.of(RootUse.CENTRAL_SYSTEM, RootUse.MANUFACTURER);

    private final Set<String> allowedVendors;

    /** @param allowedVendors whose messages (SEND_DATA) the platform has looked at and allows */
    public InstructionReader(Set<String> allowedVendors) {
        this.allowedVendors = Set.copyOf(allowedVendors);
    }

    /** What is not allowed, thrown out of the depth of a body. */
    private static final class Forbidden extends RuntimeException {
        Forbidden(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * @param runningTransaction what a STOP without a transaction means; empty when none runs
     */
    public Reading read(JsonObject body, Optional<String> runningTransaction, Instant now) {
        var given = body.get("type") instanceof JsonString s ? s.getString() : "";
        var refusal = Guard.command(given);
        if (refusal.isPresent()) {
            return new Reading.NotAllowed(refusal.get());
        }
        var type =
                Arrays.stream(Type.values()).filter(t -> t.name().equals(given)).findFirst();
        if (type.isEmpty()) {
            return new Reading.Unreadable("type is one of " + Arrays.toString(Type.values()));
        }
        try {
            var fields = new Fields(body, "");
            fields.has("type");
            var command = command(type.get(), fields, runningTransaction, now);
            fields.nothingElse();
            return new Reading.Understood(new Instruction(type.get(), command));
        } catch (Wrong wrong) {
            return new Reading.Unreadable(wrong.why());
        } catch (Forbidden forbidden) {
            return new Reading.NotAllowed(String.valueOf(forbidden.getMessage()));
        }
    }

    private ChargerCommand command(Type type, Fields f, Optional<String> running, Instant now) {
        return switch (type) {
            case START -> new ChargerCommand.StartTransaction(connector(f, 1), tokenText(f));
            case STOP -> new ChargerCommand.StopTransaction(transaction(f, running));
            case UNLOCK -> new ChargerCommand.Unlock(connector(f, 1));
            case RESET -> new ChargerCommand.Reset(f.yes("immediately", false));
            case READ_METER -> new ChargerCommand.TriggerMeter(connector(f, 1));
            case TRIGGER ->
                new OperationCommand.Trigger(f.one("message", OperationCommand.Kind.class), connector(f, 0));
            case CHANGE_AVAILABILITY -> new OperationCommand.ChangeAvailability(connector(f, 0), f.yes("operative"));
            case RESERVE, CANCEL_RESERVATION, READ_LIST_VERSION, SEND_LIST, CLEAR_CACHE -> authorisation(type, f, now);
            case READ_SETTINGS, WRITE_SETTINGS, READ_INVENTORY -> settings(type, f);
            case SET_MONITORS, CLEAR_MONITORS, LIST_MONITORS, SET_MONITORING_BASE, SET_MONITORING_LEVEL ->
                monitoring(type, f);
            case UPDATE_FIRMWARE, PUBLISH_FIRMWARE, UNPUBLISH_FIRMWARE, UPLOAD_LOG -> maintenance(type, f, now);
            case SET_DISPLAY_MESSAGE, LIST_DISPLAY_MESSAGES, CLEAR_DISPLAY_MESSAGE -> display(type, f);
            case LIST_CERTIFICATES ->
                new CertificateCommand.ListCertificates(f.some("uses", CertificateCommand.Listed.class));
            case INSTALL_ROOT -> root(f);
            case READ_COMPOSITE_SCHEDULE ->
                new ChargerCommand.ReadCompositeSchedule(Duration.ofHours(f.whole("hours", 1, 168, 24)));
            case LIST_PROFILES ->
                new ProfileCommand.ListProfiles(
                        f.wholeOrNull("connector", 0, LARGEST_CONNECTOR), f.numbers("profileIds"));
            case READ_TRANSACTION_STATUS ->
                new OperationCommand.ReadTransactionStatus(f.textOrNull("transactionId", 64));
            case UPDATE_COST -> new OperationCommand.UpdateCost(transaction(f, running), f.number("total"));
            case USE_PRIORITY_CHARGING ->
                new ProfileCommand.UsePriorityCharging(transaction(f, running), f.yes("active"));
            case SEND_DATA -> data(f);
        };
    }

    private static int connector(Fields f, int otherwise) {
        return f.whole("connector", 0, LARGEST_CONNECTOR, otherwise);
    }

    private static String tokenText(Fields f) {
        var text = f.textOrNull("idToken", 36);
        return text == null ? "REMOTE" : text;
    }

    private static String transaction(Fields f, Optional<String> running) {
        var given = f.textOrNull("transactionId", 64);
        if (given != null) {
            return given;
        }
        return running.orElseThrow(() -> new Wrong("transactionId is missing, and no session runs at this charger"));
    }

    private static ChargerCommand authorisation(Type type, Fields f, Instant now) {
        return switch (type) {
            case RESERVE -> {
                var until = f.time("until");
                if (!until.isAfter(now)) {
                    throw new Wrong("until lies in the future");
                }
                yield new AuthorisationCommand.Reserve(
                        f.whole("reservationId", 0, Integer.MAX_VALUE),
                        connector(f, 0),
                        until,
                        token(f.part("idToken")),
                        tokenOrNull(f.partOrNull("group")),
                        f.textOrNull("connectorType", 20));
            }
            case CANCEL_RESERVATION ->
                new AuthorisationCommand.CancelReservation(f.whole("reservationId", 0, Integer.MAX_VALUE));
            case READ_LIST_VERSION -> new AuthorisationCommand.ReadListVersion();
            case SEND_LIST ->
                new AuthorisationCommand.SendList(
                        f.whole("version", 1, Integer.MAX_VALUE),
                        f.yes("whole"),
                        f.parts("entries", InstructionReader::entry));
            default -> new AuthorisationCommand.ClearCache();
        };
    }

    private static Entry entry(Fields f) {
        var token = token(f.part("idToken"));
        var standing = f.oneOrNull("standing", AuthorisationCommand.Standing.class);
        var until = f.timeOrNull("until");
        var group = tokenOrNull(f.partOrNull("group"));
        return new Entry(token, standing == null ? null : new Access(standing, until, group));
    }

    private static @Nullable IdToken tokenOrNull(@Nullable Fields f) {
        return f == null ? null : token(f);
    }

    private static IdToken token(Fields f) {
        var kind = f.oneOrNull("kind", IdToken.Kind.class);
        var token = new IdToken(f.text("id", 255), kind == null ? IdToken.Kind.CARD : kind);
        f.nothingElse();
        return token;
    }

    private static ChargerCommand settings(Type type, Fields f) {
        return switch (type) {
            case READ_SETTINGS -> {
                var names = f.parts("names", InstructionReader::name);
                if (names.isEmpty()) {
                    throw new Wrong("names has at least one setting; READ_INVENTORY reads all");
                }
                yield new SettingsCommand.ReadSettings(names);
            }
            case WRITE_SETTINGS -> {
                var settings = f.parts("settings", InstructionReader::setting);
                if (settings.isEmpty()) {
                    throw new Wrong("settings has at least one setting with its value");
                }
                yield new SettingsCommand.WriteSettings(settings);
            }
            default -> {
                var extent = f.oneOrNull("extent", SettingsCommand.Extent.class);
                yield new SettingsCommand.ReadInventory(extent == null ? SettingsCommand.Extent.CONFIGURATION : extent);
            }
        };
    }

    private static SettingsCommand.Setting setting(Fields f) {
        var name = name(f);
        Guard.writing(name).ifPresent(why -> {
            throw new Forbidden(why);
        });
        return new SettingsCommand.Setting(name, f.text("value", LONGEST_VALUE));
    }

    private static SettingName name(Fields f) {
        var component = f.textOrNull("component", 50);
        var componentInstance = f.textOrNull("componentInstance", 50);
        var connector = f.wholeOrNull("connector", 0, LARGEST_CONNECTOR);
        var attribute = f.oneOrNull("attribute", SettingName.Attribute.class);
        return new SettingName(
                component == null ? null : new SettingName.Component(component, componentInstance, connector),
                f.text("name", 50),
                f.textOrNull("instance", 50),
                attribute == null ? SettingName.Attribute.ACTUAL : attribute);
    }

    private static ChargerCommand monitoring(Type type, Fields f) {
        return switch (type) {
            case SET_MONITORS -> {
                var monitors = f.parts("monitors", InstructionReader::monitor);
                if (monitors.isEmpty()) {
                    throw new Wrong("monitors has at least one monitor");
                }
                yield new MonitoringCommand.SetMonitors(monitors);
            }
            case CLEAR_MONITORS -> {
                var ids = f.numbers("ids");
                if (ids.isEmpty()) {
                    throw new Wrong("ids has at least one number of a monitor");
                }
                yield new MonitoringCommand.ClearMonitors(ids);
            }
            case LIST_MONITORS ->
                new MonitoringCommand.ListMonitors(
                        f.some("sorts", MonitoringCommand.Sort.class), f.parts("names", InstructionReader::name));
            case SET_MONITORING_BASE ->
                new MonitoringCommand.SetMonitoringBase(f.one("base", MonitoringCommand.Base.class));
            default -> new MonitoringCommand.SetMonitoringLevel(f.whole("severity", 0, 9));
        };
    }

    private static MonitoringCommand.Monitor monitor(Fields f) {
        return new MonitoringCommand.Monitor(
                f.wholeOrNull("id", 0, Integer.MAX_VALUE),
                name(f),
                f.one("watch", MonitoringCommand.Watch.class),
                f.number("value"),
                f.whole("severity", 0, 9),
                f.yes("onlyInTransactions", false));
    }

    private static ChargerCommand maintenance(Type type, Fields f, Instant now) {
        return switch (type) {
            case UPDATE_FIRMWARE -> {
                var from = f.timeOrNull("from");
                yield new MaintenanceCommand.UpdateFirmware(
                        address(f), from == null ? now : from, f.timeOrNull("installFrom"), signature(f));
            }
            case PUBLISH_FIRMWARE -> new MaintenanceCommand.PublishFirmware(address(f), f.text("checksum", 32));
            case UNPUBLISH_FIRMWARE -> new MaintenanceCommand.UnpublishFirmware(f.text("checksum", 32));
            default ->
                new MaintenanceCommand.UploadLog(
                        f.one("log", MaintenanceCommand.Log.class),
                        address(f),
                        f.timeOrNull("from"),
                        f.timeOrNull("until"));
        };
    }

    private static MaintenanceCommand.Address address(Fields f) {
        var retryAfterS = f.wholeOrNull("retryAfterS", 1, 86_400);
        return new MaintenanceCommand.Address(
                f.file("url"),
                f.wholeOrNull("retries", 0, 100),
                retryAfterS == null ? null : Duration.ofSeconds(retryAfterS));
    }

    private static MaintenanceCommand.@Nullable Signature signature(Fields f) {
        var certificate = f.textOrNull("signingCertificate", LONGEST_PEM);
        var signature = f.textOrNull("signature", 800);
        if ((certificate == null) != (signature == null)) {
            throw new Wrong("signingCertificate and signature come together");
        }
        return certificate == null || signature == null
                ? null
                : new MaintenanceCommand.Signature(certificate, signature);
    }

    private static ChargerCommand display(Type type, Fields f) {
        return switch (type) {
            case SET_DISPLAY_MESSAGE -> {
                var format = f.oneOrNull("format", DisplayCommand.Format.class);
                yield new DisplayCommand.SetDisplayMessage(new DisplayCommand.Message(
                        f.whole("id", 0, Integer.MAX_VALUE),
                        f.one("priority", DisplayCommand.Priority.class),
                        f.oneOrNull("state", DisplayCommand.State.class),
                        f.timeOrNull("from"),
                        f.timeOrNull("until"),
                        f.textOrNull("transactionId", 64),
                        format == null ? DisplayCommand.Format.UTF8 : format,
                        f.textOrNull("language", 8),
                        f.text("text", 512)));
            }
            case LIST_DISPLAY_MESSAGES ->
                new DisplayCommand.ListDisplayMessages(
                        f.numbers("ids"),
                        f.oneOrNull("priority", DisplayCommand.Priority.class),
                        f.oneOrNull("state", DisplayCommand.State.class));
            default -> new DisplayCommand.ClearDisplayMessage(f.whole("id", 0, Integer.MAX_VALUE));
        };
    }

    private static ChargerCommand root(Fields f) {
        var use = f.one("use", RootUse.class);
        Guard.installingRoot(OUR_ROOTS.contains(use)).ifPresent(why -> {
            throw new Forbidden(why);
        });
        return new CertificateCommand.InstallRoot(use, f.text("pem", LONGEST_PEM));
    }

    private ChargerCommand data(Fields f) {
        var vendor = f.text("vendor", 255);
        if (!allowedVendors.contains(vendor)) {
            throw new Forbidden(Guard.vendorData(vendor));
        }
        return new OperationCommand.SendData(vendor, f.textOrNull("messageId", 50), f.textOrNull("data", 8000));
    }
}
