package energy.switchpoint.programme;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import energy.switchpoint.pieces.Levels;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The switch times of one group of days: add, change, remove; everything by keyboard. */
class TimesEditor extends Div {

    /** The coarsest step a product may have, so that every charger can hold what is set here. */
    private static final int STEP_PERCENT = 10;

    private final String name;
    private final Runnable changed;
    private final Div rows = new Div();
    private final Paragraph fault = new Paragraph();
    private final List<SwitchTime> times;

    TimesEditor(String name, List<SwitchTime> initial, Runnable changed) {
        this.name = name;
        this.changed = changed;
        this.times = new ArrayList<>(initial);
        addClassName("times");
        rows.addClassName("times-rows");
        fault.addClassName("fault");
        fault.getElement().setAttribute("role", "alert");
        var add = new Button(translate("programme.add"), VaadinIcon.PLUS.create(), _ -> add());
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(new H3(name), fault, rows, add);
        draw();
    }

    List<SwitchTime> times() {
        return List.copyOf(times);
    }

    void mend(String what) {
        fault.setText(what);
    }

    private void add() {
        var last = times.isEmpty() ? LocalTime.MIDNIGHT : times.getLast().at().plusHours(1);
        times.add(new SwitchTime(last, 100));
        update();
        draw();
    }

    private void draw() {
        rows.removeAll();
        IntStream.range(0, times.size()).forEach(i -> rows.add(row(i)));
    }

    private Div row(int index) {
        var time = times.get(index);
        var at = new TimePicker(translate("programme.from"));
        at.setStep(Duration.ofMinutes(30));
        at.setLocale(Locale.UK);
        at.setValue(time.at());
        at.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                set(index, new SwitchTime(event.getValue(), times.get(index).levelPercent()));
            }
        });
        var level = new Select<Integer>();
        level.setLabel(translate("programme.give"));
        // Below zero only where somebody has set that: few chargers can give power back.
        var lowest = time.levelPercent() < 0 ? -100 : 0;
        level.setItems(IntStream.rangeClosed(lowest / STEP_PERCENT, 100 / STEP_PERCENT)
                .mapToObj(i -> i * STEP_PERCENT)
                .toList());
        level.setItemLabelGenerator(Levels::words);
        level.setValue(time.levelPercent() / STEP_PERCENT * STEP_PERCENT);
        level.addValueChangeListener(
                event -> set(index, new SwitchTime(times.get(index).at(), event.getValue())));
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> {
            times.remove(index);
            update();
            draw();
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel(translate("programme.remove", name + " " + time.at()));
        var row = new Div(at, level, remove);
        row.addClassName("times-row");
        return row;
    }

    private void set(int index, SwitchTime time) {
        times.set(index, time);
        update();
    }

    private void update() {
        fault.setText("");
        changed.run();
    }
}
