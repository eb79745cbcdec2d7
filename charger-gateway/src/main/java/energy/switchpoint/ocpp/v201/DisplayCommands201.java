package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;

/** Functional block O. */
final class DisplayCommands201 {

    private final Answers201 answers;

    DisplayCommands201(Answers201 answers) {
        this.answers = answers;
    }

    CommandOutcome perform(DisplayCommand command, ChargerLine line) {
        return switch (command) {
            case DisplayCommand.SetDisplayMessage(var message) ->
                answers.accepted(line.call(
                        "SetDisplayMessage",
                        Json.object().add("message", Model201.message(message)).build()));
            case DisplayCommand.ListDisplayMessages list -> list(list, line);
            // "Unknown" = there was none: what was wanted
            case DisplayCommand.ClearDisplayMessage(int id) ->
                answers.accepted(
                        line.call(
                                "ClearDisplayMessage",
                                Json.object().add("id", id).build()),
                        "Accepted",
                        "Unknown");
        };
    }

    private CommandOutcome list(DisplayCommand.ListDisplayMessages list, ChargerLine line) {
        int number = Answers201.newNumber();
        var request = Json.object().add("requestId", number);
        if (!list.ids().isEmpty()) {
            var ids = Json.array();
            list.ids().forEach(ids::add);
            request.add("id", ids);
        }
        if (list.priority() != null) {
            request.add("priority", Model201.word(list.priority()));
        }
        if (list.state() != null) {
            request.add("state", Model201.word(list.state()));
        }
        return answers.announced(line.call("GetDisplayMessages", request.build()), number, "Unknown");
    }
}
