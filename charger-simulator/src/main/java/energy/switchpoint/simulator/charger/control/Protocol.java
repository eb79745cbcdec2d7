package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Variables.Variable;
import energy.switchpoint.simulator.ocpp.entity.Answer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/** All that differs between OCPP versions. */
public interface Protocol {

    List<Variable> variables(ChargerSettings settings);

    Voice voice(ChargerSettings settings);

    /** What this charger does for each action an operator may ask; anything else is not implemented. */
    Map<String, Handler> handlers(Firmware firmware);

    /** Connects variables with what they tell of and do, once the parts of a charger are there. */
    default void bind(Firmware firmware) {}

    /** Answers one kind of call. */
    interface Handler {
        Answer handle(JsonObject request);
    }
}
