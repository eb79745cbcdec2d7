package energy.switchpoint.mycharger;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.BigDecimalField;
import energy.switchpoint.clients.GatewayClient.EnergyWish;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.ViewTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeedPanelTest extends ViewTest {

    private static final Instant MET = Instant.parse("2027-03-02T03:00:00Z");

    private final List<EnergyWish> said = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private NeedPanel panel;

    @BeforeEach
    void open() {
        panel = shown(new NeedPanel(new NeedPanel.Acts() {
            @Override
            public void say(EnergyWish wish) {
                said.add(wish);
            }

            @Override
            public void forget() {
                done.add("forget");
            }
        }));
    }

    @Test
    void whileNothingIsSaidThePanelTellsWhatItIsForAndWhoSeesIt() {
        assertThat(read(panel)).contains("Say how much energy your car needs", "Only you see this.");
        assertThat(button("Remove").isVisible()).isFalse();
        assertThat(button("Say what my car needs").isVisible()).isTrue();
    }

    @Test
    void whatIsTypedIsSentInWattHoursAndAsAMoment() {
        var at = LocalDateTime.now(Clocks.zone()).plusDays(1).truncatedTo(ChronoUnit.HOURS);

        test(button("Say what my car needs")).click();
        energy().setValue(new BigDecimal("12.5"));
        find(DateTimePicker.class, panel).single().setValue(at);
        most().setValue(new BigDecimal("7.4"));
        test(button("Save")).click();

        assertThat(said)
                .containsExactly(new EnergyWish(12_500, at.atZone(Clocks.zone()).toInstant(), 7_400L));
    }

    @Test
    void aTimeIsProposedAndTheMostMayBeLeftOut() {
        test(button("Say what my car needs")).click();
        energy().setValue(new BigDecimal("3"));
        test(button("Save")).click();

        assertThat(said).singleElement().satisfies(wish -> {
            assertThat(wish.maxW()).isNull();
            assertThat(wish.departure()).isAfter(Instant.now());
        });
    }

    @Test
    void whatCannotBeIsSaidAtItsFieldAndNothingIsSent() {
        test(button("Say what my car needs")).click();
        find(DateTimePicker.class, panel)
                .single()
                .setValue(LocalDateTime.now(Clocks.zone()).minusHours(1));
        most().setValue(BigDecimal.ZERO);
        test(button("Save")).click();

        assertThat(said).isEmpty();
        assertThat(energy().isInvalid()).isTrue();
        assertThat(energy().getErrorMessage()).isEqualTo("Enter how much energy the car needs, from 0.1 to 300 kWh.");
        assertThat(find(DateTimePicker.class, panel).single().getErrorMessage())
                .isEqualTo("Choose a time from now up to seven days ahead.");
        assertThat(most().isInvalid()).isTrue();
    }

    @Test
    void aRefusalLeavesWhatWasTypedAndAnAcceptanceClosesTheForm() {
        test(button("Say what my car needs")).click();
        energy().setValue(new BigDecimal("3"));
        test(button("Save")).click();

        panel.again(false);
        assertThat(isFormOpen()).isTrue();
        assertThat(energy().getValue()).isEqualByComparingTo("3");
        assertThat(button("Save").isEnabled()).isTrue();

        panel.again(true);
        assertThat(isFormOpen()).isFalse();
    }

    @Test
    void whatItLeadsToIsSaidAndCanBeChangedOrTakenBack() {
        panel.show(Optional.of(NeedStoryTest.need(5_000, 30_000, MET, 30_000, MET)));

        assertThat(read(panel)).contains("In time: your car will have the 20.0\u00a0kWh it needs by", "You leave:");
        test(button("Change")).click();
        assertThat(energy().getValue()).isEqualByComparingTo("20");
        assertThat(most().getValue()).isEqualByComparingTo("7");
        test(button("Cancel")).click();
        test(button("Remove")).click();
        assertThat(done).containsExactly("forget");
    }

    @Test
    void aNewOutlookDoesNotDisturbWhoIsTyping() {
        test(button("Say what my car needs")).click();
        energy().setValue(new BigDecimal("9"));

        panel.show(Optional.of(NeedStoryTest.need(5_000, 30_000, MET, 30_000, MET)));

        assertThat(energy().getValue()).isEqualByComparingTo("9");
    }

    private boolean isFormOpen() {
        return panel.getChildren()
                .filter(NeedForm.class::isInstance)
                .findFirst()
                .orElseThrow()
                .isVisible();
    }

    private Button button(String text) {
        return panel.getChildren()
                .flatMap(NeedPanelTest::all)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(b -> b.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.stream.Stream<com.vaadin.flow.component.Component> all(
            com.vaadin.flow.component.Component component) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(component), component.getChildren().flatMap(NeedPanelTest::all));
    }

    private BigDecimalField energy() {
        return find(BigDecimalField.class, panel)
                .withLabel("Energy needed (kWh)")
                .single();
    }

    private BigDecimalField most() {
        return find(BigDecimalField.class, panel)
                .withLabel("The most the car takes (kW)")
                .single();
    }
}
