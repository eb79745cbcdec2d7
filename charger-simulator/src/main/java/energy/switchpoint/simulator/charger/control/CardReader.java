package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.charger.entity.Setting;
import energy.switchpoint.simulator.charger.entity.StartReason;
import energy.switchpoint.simulator.charger.entity.StopReason;
import energy.switchpoint.simulator.charger.entity.Variables;

/** A card, or the operator in its place, wants to charge or to stop. Asked of the operator, or of the lists in the charger. */
public final class CardReader {

    private final Memory memory;
    private final Variables variables;
    private final Voice voice;
    private final Charging charging;
    private final Speech speech;
    private final Trace trace;
    private final Runnable save;

    CardReader(
            Memory memory,
            Variables variables,
            Voice voice,
            Charging charging,
            Speech speech,
            Trace trace,
            Runnable save) {
        this.memory = memory;
        this.variables = variables;
        this.voice = voice;
        this.charging = charging;
        this.speech = speech;
        this.trace = trace;
        this.save = save;
    }

    public void present(String idTag) {
        if (mayDecideHere() && isKnownHere(idTag)) {
            trace.add("card known here");
            use(idTag);
        } else {
            ask(idTag);
        }
    }

    private boolean mayDecideHere() {
        return isOn(Setting.LOCAL_BEFORE_ASKING) || !speech.isHeard() && isOn(Setting.LOCAL_WHEN_OFFLINE);
    }

    private boolean isKnownHere(String idTag) {
        return isOn(Setting.LOCAL_LIST) && memory.localList().contains(idTag)
                || memory.cache().contains(idTag);
    }

    private boolean isOn(Setting setting) {
        return variables.isOn(voice.variable(setting));
    }

    private void ask(String idTag) {
        speech.say(voice.authorize(idTag), answer -> {
            trace.add(voice.isAuthorized(answer) ? "card accepted" : "card refused");
            if (voice.isAuthorized(answer)) {
                memory.cache().add(idTag);
                use(idTag);
                save.run();
            }
        });
    }

    private void use(String idTag) {
        if (!charging.end(StopReason.LOCAL)) {
            charging.start(idTag, StartReason.CARD, null);
        }
    }
}
