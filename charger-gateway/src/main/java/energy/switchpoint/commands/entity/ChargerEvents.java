package energy.switchpoint.commands.entity;

import java.util.List;

/** Takes what chargers say, in order per charger. Returns once it is stored; only then is the charger answered. */
public interface ChargerEvents {

    void store(List<ChargerEvent> events);
}
