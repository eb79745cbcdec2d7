package energy.switchpoint.mycharger;

import energy.switchpoint.clients.GatewayClient.EnergyNeed;
import energy.switchpoint.pieces.Message;
import energy.switchpoint.pieces.Quantities;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Whether a car will have what it needs when its household leaves, and what to do when it will not (R030). */
record NeedStory(String tone, Message what, List<Message> why) implements Serializable {

    static NeedStory of(EnergyNeed need) {
        var why = new ArrayList<Message>();
        why.add(Message.of("mycharger.need-leaving", need.departure()));
        if (need.remainingWh() == 0) {
            return new NeedStory("good", Message.of("mycharger.need-met", Quantities.energy(need.energyWh())), why);
        }
        if (need.metAt() == null) {
            why.add(
                    need.latestStart() == null
                            ? Message.of("mycharger.need-too-late")
                            : Message.of("mycharger.need-latest", need.latestStart()));
            return new NeedStory(
                    "limited",
                    Message.of(
                            "mycharger.need-short",
                            Quantities.energy(by(need, need.expectedWh())),
                            Quantities.energy(need.energyWh())),
                    why);
        }
        if (need.missesIfSilent()) {
            why.add(Message.of("mycharger.need-silent", Quantities.energy(by(need, need.ifSilentWh()))));
        }
        return new NeedStory(
                need.missesIfSilent() ? "limited" : "good",
                Message.of("mycharger.need-in-time", Quantities.energy(need.energyWh()), need.metAt()),
                why);
    }

    /** In the car at departure, of what is needed; it does not charge more than that for this. */
    static long by(EnergyNeed need, long stillComingWh) {
        return need.chargedWh() + Math.min(stillComingWh, need.remainingWh());
    }
}
