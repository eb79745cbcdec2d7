package energy.switchpoint.localcontrol.control;

import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.localcontrol.entity.ControlState;
import energy.switchpoint.localcontrol.entity.LocalControl;
import energy.switchpoint.localcontrol.entity.Loss.Cause;
import energy.switchpoint.localcontrol.entity.ProgrammeNotice;
import energy.switchpoint.platform.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What households hear of who is in control of their chargers, and what the device's log keeps of it. */
@ApplicationScoped
public class ControlTold {

    private static final int MOST_IN_ONE_EVENT = 500;

    @Inject
    Outbox outbox;

    @Inject
    DeviceLog log;

    public ControlTold() {}

    /** For use outside the container. */
    public ControlTold(Outbox outbox, DeviceLog log) {
        this.outbox = outbox;
        this.log = log;
    }

    /** @param operator null = none */
    public record ControlChanged(
            ControlState state,
            @Nullable Cause cause,
            @Nullable Party operator,
            Instant at,
            List<UUID> chargepointIds) {}

    /** @param startsAt when the operator's programme begins */
    public record ProgrammeReplaced(
            UUID chargepointId, Party operator, Instant at, Instant startsAt, Instant undoUntil) {}

    /** The household took its own programme back. */
    public record ProgrammeRestored(UUID chargepointId, Party operator, Instant at) {}

    /** A charger whose control has changed, and whose it is. */
    public record Change(LocalControl now, @Nullable Party operator) {}

    private record Group(
            ControlState state,
            @Nullable Cause cause,
            @Nullable Party operator) {}

    public void changed(List<Change> changes, Instant at) {
        var groups = new LinkedHashMap<Group, List<UUID>>();
        for (var c : changes) {
            groups.computeIfAbsent(new Group(c.now().state(), c.now().cause(), c.operator()), k -> new ArrayList<>())
                    .add(c.now().chargepointId());
        }
        groups.forEach((group, ids) -> {
            for (int i = 0; i < ids.size(); i += MOST_IN_ONE_EVENT) {
                var some = List.copyOf(ids.subList(i, Math.min(ids.size(), i + MOST_IN_ONE_EVENT)));
                outbox.add(
                        "control.changed",
                        some.getFirst(),
                        new ControlChanged(group.state(), group.cause(), group.operator(), at, some));
            }
        });
        log.addAll(changes.stream()
                .map(c -> new DeviceLog.Entry(
                        c.now().chargepointId(),
                        at,
                        LogKind.COMMAND,
                        "CONTROL",
                        c.now().state()
                                + (c.now().cause() == null
                                        ? ""
                                        : " because of " + c.now().cause())))
                .toList());
    }

    public void replaced(ProgrammeNotice n) {
        outbox.add(
                "programme.replaced",
                n.chargepointId(),
                new ProgrammeReplaced(n.chargepointId(), n.operator(), n.replacedAt(), n.startsAt(), n.undoUntil()));
    }

    public void restored(ProgrammeNotice n, Instant at) {
        outbox.add("programme.restored", n.chargepointId(), new ProgrammeRestored(n.chargepointId(), n.operator(), at));
        log.add(
                n.chargepointId(),
                LogKind.COMMAND,
                "CALENDAR",
                "the household took back version %d, its own version %d counts again"
                        .formatted(n.operatorVersion(), n.ownVersion()));
    }
}
