package energy.switchpoint.network;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient.DeviceStatus;
import energy.switchpoint.network.Network.Area;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the chargers of one feeder do now. Power in watts. */
public record AreaLoad(Area area, long chargers, int connected, int active, long powerW) implements Serializable {

    /** Every feeder with its chargers, the busiest first. */
    static Answer<List<AreaLoad>> all(Network network) {
        return network.areas().then(areas -> {
            var loads = new ArrayList<AreaLoad>();
            for (var area : areas) {
                if (area.kind().equals("FEEDER")) {
                    switch (network.devicesIn(area.id())) {
                        case Answer.Ok<energy.switchpoint.clients.Rows<DeviceStatus>> ok ->
                            loads.add(of(area, ok.value().total(), ok.value().items()));
                        case Answer.Refused<energy.switchpoint.clients.Rows<DeviceStatus>> no -> {
                            return new Answer.Refused<>(no.problem());
                        }
                    }
                }
            }
            loads.sort(Comparator.comparingLong(AreaLoad::powerW)
                    .reversed()
                    .thenComparing(load -> load.area().name()));
            return Answer.ok(List.copyOf(loads));
        });
    }

    static AreaLoad of(Area area, long total, List<DeviceStatus> devices) {
        return new AreaLoad(
                area,
                total,
                (int) devices.stream().filter(DeviceStatus::connected).count(),
                (int) devices.stream().filter(d -> d.powerW() > 0).count(),
                devices.stream().mapToLong(DeviceStatus::powerW).sum());
    }
}
