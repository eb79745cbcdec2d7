package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.control.Voice.BootReason;
import energy.switchpoint.simulator.charger.entity.ConnectorState;
import energy.switchpoint.simulator.charger.entity.SampleReason;
import energy.switchpoint.simulator.ocpp.control.Calls;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import jakarta.json.JsonObject;
import java.util.function.Consumer;

/** What a charger says to its operator apart from its transactions, when the operator listens. */
public final class Speech {

    private final ChargerClock clock;
    private final Voice voice;
    private final Calls calls;
    private final Charging charging;
    private final Registration registration;

    private String statusTold = "";
    /** Pressed before the operator had taken the charger in: told as soon as it has. */
    private boolean buttonWaits;

    Speech(ChargerClock clock, Voice voice, Calls calls, Charging charging, Registration registration) {
        this.clock = clock;
        this.voice = voice;
        this.calls = calls;
        this.charging = charging;
        this.registration = registration;
    }

    public boolean isHeard() {
        return calls.isAccepted();
    }

    /** Says more after an answer, in the same order. */
    public void say(Utterance utterance) {
        say(utterance, _ -> {});
    }

    public void say(Utterance utterance, Consumer<JsonObject> onResult) {
        if (calls.isAccepted()) {
            calls.say(utterance, onResult);
        }
    }

    public void sendBoot(BootReason reason) {
        registration.boot(reason);
    }

    public void sendHeartbeat() {
        registration.heartbeat();
    }

    /** Call after the heartbeat interval was changed. */
    public void heartbeatLater() {
        registration.heartbeatLater();
    }

    public void sendStatus() {
        statusTold = voice.statusWord(charging.state());
        voice.status(clock.now(), charging.state()).forEach(this::say);
    }

    /** A fresh reading, within the transaction when there is one. */
    public void sendReading() {
        if (!charging.sample(SampleReason.ASKED_FOR)) {
            say(voice.reading(charging.reading()));
        }
    }

    void pressButton() {
        if (calls.isAccepted()) {
            say(voice.localAction("BUTTON"));
        } else {
            buttonWaits = true;
        }
    }

    /** After what happened while nobody listened: the last word about the connector is how it is now. */
    void begin() {
        if (buttonWaits) {
            buttonWaits = false;
            pressButton();
        }
        tellStatus(charging.state());
    }

    void stateChanged(ConnectorState state) {
        if (!voice.statusWord(state).equals(statusTold)) {
            tellStatus(state);
        }
    }

    /** A change of state is told after the transaction messages that led to it. */
    private void tellStatus(ConnectorState state) {
        statusTold = voice.statusWord(state);
        if (calls.isAccepted()) {
            voice.status(clock.now(), state).forEach(calls::sayInOrder);
        }
    }
}
