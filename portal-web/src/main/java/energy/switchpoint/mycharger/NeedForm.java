package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import energy.switchpoint.clients.GatewayClient.EnergyNeed;
import energy.switchpoint.clients.GatewayClient.EnergyWish;
import energy.switchpoint.pieces.Clocks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How much, by when, and how fast the car takes it. Times are those of the person's own clock. */
class NeedForm extends Div {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** Of kWh and of kW: less is a slip of the finger. */
    private static final BigDecimal LEAST = new BigDecimal("0.1");

    private static final BigDecimal MOST_KWH = BigDecimal.valueOf(300);
    private static final Duration FURTHEST = Duration.ofDays(7);

    /** Proposed to somebody who has not said anything yet. */
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final BigDecimalField energy = new BigDecimalField(translate("mycharger.need-energy"));
    private final DateTimePicker departure = new DateTimePicker(translate("mycharger.need-departure"));
    private final BigDecimalField most = new BigDecimalField(translate("mycharger.need-most"));
    private final Button save = new Button(translate("mycharger.need-save"));

    NeedForm(Consumer<EnergyWish> said, Runnable cancelled) {
        addClassName("form");
        energy.setHelperText(translate("mycharger.need-energy-help"));
        energy.setRequiredIndicatorVisible(true);
        departure.setLocale(Locale.UK);
        // Not marked as required: it is filled in beforehand, and its group may not carry the mark (aria-required).
        departure.setStep(Duration.ofMinutes(15));
        departure.setDateAriaLabel(translate("mycharger.need-departure-date"));
        departure.setTimeAriaLabel(translate("mycharger.need-departure-time"));
        most.setHelperText(translate("mycharger.need-most-help"));
        // What is wrong is said when it is sent, for all fields at once.
        energy.setManualValidation(true);
        departure.setManualValidation(true);
        most.setManualValidation(true);
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(_ -> send(said));
        var cancel = new Button(translate("mycharger.need-cancel"), _ -> cancelled.run());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var buttons = new Div(save, cancel);
        buttons.addClassNames("row", "whole");
        add(energy, departure, most, buttons);
    }

    void begin(@Nullable EnergyNeed before) {
        energy.setValue(before == null ? null : kilo(before.energyWh()));
        departure.setValue(
                before == null
                        ? nextMorning()
                        : before.departure().atZone(Clocks.zone()).toLocalDateTime());
        most.setValue(before == null || before.maxW() == null ? null : kilo(before.maxW()));
        wrong(energy, "");
        wrong(departure, "");
        wrong(most, "");
        energy.focus();
    }

    void again() {
        save.setEnabled(true);
    }

    private void send(Consumer<EnergyWish> said) {
        wrong(energy, isEnergy(energy.getValue()) ? "" : translate("mycharger.need-energy-wrong"));
        wrong(departure, isAhead(departure.getValue()) ? "" : translate("mycharger.need-departure-wrong"));
        wrong(
                most,
                most.isEmpty() || most.getValue().compareTo(LEAST) >= 0 ? "" : translate("mycharger.need-most-wrong"));
        if (energy.isInvalid() || departure.isInvalid() || most.isInvalid()) {
            (energy.isInvalid() ? energy : departure.isInvalid() ? departure : (Focusable<?>) most).focus();
            return;
        }
        save.setEnabled(false);
        said.accept(new EnergyWish(
                units(energy.getValue()),
                departure.getValue().atZone(Clocks.zone()).toInstant(),
                most.isEmpty() ? null : units(most.getValue())));
    }

    private static void wrong(HasValidation field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(!why.isEmpty());
    }

    private static boolean isEnergy(@Nullable BigDecimal kWh) {
        return kWh != null && kWh.compareTo(LEAST) >= 0 && kWh.compareTo(MOST_KWH) <= 0;
    }

    private static boolean isAhead(@Nullable LocalDateTime at) {
        var now = LocalDateTime.now(Clocks.zone());
        return at != null && at.isAfter(now) && !at.isAfter(now.plus(FURTHEST));
    }

    /** Not one so near that nothing could be charged by then. */
    private static LocalDateTime nextMorning() {
        var soon = LocalDateTime.now(Clocks.zone()).plusHours(2);
        var sameDay = soon.toLocalDate().atTime(MORNING);
        return sameDay.isAfter(soon) ? sameDay : sameDay.plusDays(1);
    }

    private static BigDecimal kilo(long units) {
        return BigDecimal.valueOf(units).divide(THOUSAND).stripTrailingZeros();
    }

    /** Watt-hours or watts. */
    private static long units(BigDecimal kilo) {
        return kilo.multiply(THOUSAND).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
