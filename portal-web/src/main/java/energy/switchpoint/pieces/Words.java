package energy.switchpoint.pieces;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Says a {@link Message} in the person's language and time zone. */
public final class Words {

    private Words() {}

    public static String of(Message message) {
        return translate(
                message.key(), message.arguments().stream().map(Words::readable).toArray());
    }

    /** Several, one after the other. */
    public static String of(List<Message> messages) {
        return messages.stream().map(Words::of).collect(Collectors.joining(" "));
    }

    private static Object readable(Object argument) {
        return switch (argument) {
            case Instant at -> Clocks.moment(at);
            case LocalDate day -> Clocks.day(day);
            case Message inner -> of(inner);
            default -> argument;
        };
    }
}
