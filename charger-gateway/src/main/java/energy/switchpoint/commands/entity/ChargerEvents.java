package energy.switchpoint.commands.entity;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes what chargers say, in order per charger. */
public interface ChargerEvents {

    /**
     * Returns at once; the stage completes when the events are stored for good, and fails when they are not. Only then is
     * the charger answered.
     */
    CompletionStage<Receipt> store(List<ChargerEvent> events);
}
