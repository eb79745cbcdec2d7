package energy.switchpoint.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import energy.switchpoint.clients.GatewayClient.Fault;
import energy.switchpoint.pieces.ViewTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R060, R061: what a fault means, and who may say that charging goes on. */
class FaultListTest extends ViewTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T18:02:00Z");

    private final List<String> confirmed = new ArrayList<>();

    @Test
    void withoutAnOpenFaultThatIsSaidAndWhatIsOverIsListed() {
        var list = list(true);

        list.show(List.of(fault("OVER")));

        assertThat(read(list)).contains("No fault is open.", "The cable was too hot.");
        assertThat(find(Button.class, list).all()).isEmpty();
    }

    @Test
    void aHouseholdSaysThatChargingGoesOnWhereItIsAsked() {
        var list = list(false);

        list.show(List.of(fault("ASKING")));
        test(find(Button.class, list).single()).click();

        assertThat(confirmed).containsExactly("f: ");
    }

    @Test
    void aHouseholdIsNotAskedToConfirmWhatSomebodyMustLookAt() {
        var list = list(false);

        list.show(List.of(fault("BLOCKED")));

        assertThat(find(Button.class, list).all()).isEmpty();
        assertThat(read(list)).contains("Ask the company running your charger to send one.");
    }

    @Test
    void anOperatorSaysWhatWasFoundBeforeChargingGoesOn() {
        var list = list(true);
        list.show(List.of(fault("BLOCKED")));
        var found = find(TextArea.class, list).single();

        test(find(Button.class, list).single()).click();

        assertThat(found.isInvalid()).isTrue();
        assertThat(confirmed).isEmpty();
        found.setValue("Cable replaced");
        test(find(Button.class, list).single()).click();
        assertThat(confirmed).containsExactly("f: Cable replaced");
    }

    @Test
    void theSameAgainLeavesWhatIsTyped() {
        var list = list(true);
        list.show(List.of(fault("BLOCKED")));
        find(TextArea.class, list).single().setValue("Cable");

        list.show(List.of(fault("BLOCKED")));

        assertThat(find(TextArea.class, list).single().getValue()).isEqualTo("Cable");
    }

    private FaultList list(boolean forOperator) {
        return shown(new FaultList(forOperator, (fault, found) -> confirmed.add(fault.id() + ": " + found)));
    }

    private static Fault fault(String state) {
        return new Fault(
                "f",
                1,
                "HighTemperature",
                "The cable was too hot.",
                "It charges with less.",
                state,
                MONDAY,
                null,
                null,
                null,
                null);
    }
}
