package energy.switchpoint.rights;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.ConsentClient.Case;
import energy.switchpoint.pieces.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseStoryTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, active, rights.working",
        "WORKING, active, rights.working",
        "DONE, good, rights.done",
        "PARTLY_DONE, limited, rights.partly",
        "WITHDRAWN, idle, rights.withdrawn"
    })
    void everyStateIsToldInItsTone(String state, String tone, String key) {
        var story = CaseStory.of(new Case(
                "1",
                "ERASURE",
                state,
                Instant.EPOCH,
                LocalDate.of(2027, 3, 28),
                null,
                null,
                null,
                null,
                false,
                List.of()));

        assertThat(story.tone()).isEqualTo(tone);
        assertThat(story.what()).isEqualTo(Message.of(key, Message.of("rights.kind.ERASURE")));
    }
}
