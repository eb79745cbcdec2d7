package energy.switchpoint.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import energy.switchpoint.clients.ServiceProblem;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomTest extends ViewTest {

    @Test
    void aRoomIsInExactlyOneState() {
        var room = shown(new Room());

        room.loading(3);
        room.empty("No sessions yet", "They appear here.");
        room.filled(new Paragraph("Here they are"));

        assertThat(read(room)).isEqualTo("Here they are");
    }

    @Test
    void anErrorSaysWhatHappenedWhatToDoAndTheNumberToQuote() {
        var room = shown(new Room());
        var tries = new AtomicInteger();

        room.broken(
                new ServiceProblem(409, "switch-already-open", "Already switching", "Follow it first.", "4F7K29QM"),
                tries::incrementAndGet);
        test(find(Button.class, room).single()).click();

        assertThat(read(room)).contains("Already switching", "Follow it first.", "4F7K29QM");
        assertThat(find(Anchor.class, room).single().getHref()).isEqualTo("/problems/switch-already-open");
        assertThat(tries).hasValue(1);
    }

    @Test
    void aServiceThatSentNoWordsStillGetsSome() {
        var room = shown(new Room());

        room.broken(new ServiceProblem(0, ServiceProblem.UNREACHABLE, "", "", "AB12CD34"), null);

        assertThat(read(room)).contains("We cannot reach a part of Switchpoint", "follows its programme by itself");
    }
}
