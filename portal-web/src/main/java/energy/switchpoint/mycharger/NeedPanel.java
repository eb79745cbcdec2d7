package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import energy.switchpoint.clients.GatewayClient.EnergyNeed;
import energy.switchpoint.clients.GatewayClient.EnergyWish;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.StateSentence;
import energy.switchpoint.pieces.Words;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the car needs by when: the form to say it, and what the programme leads to (R030). */
class NeedPanel extends Div {

    /** What the household may do about it. */
    interface Acts {

        void say(EnergyWish wish);

        void forget();
    }

    private final StateSentence sentence = new StateSentence();
    private final Div bars = new Div();
    private final Paragraph none = new Paragraph(translate("mycharger.need-none"));
    private final Paragraph assumed = new Paragraph(translate("mycharger.need-assumed"));
    private final Button say = new Button();
    private final Button forget = new Button(translate("mycharger.need-forget"));
    private final Div buttons = new Div(say, forget);
    private final NeedForm form;
    private @Nullable EnergyNeed shown;

    NeedPanel(Acts acts) {
        addClassNames("need", "page-body");
        form = new NeedForm(acts::say, this::close);
        form.setVisible(false);
        say.addClickListener(_ -> open());
        forget.setDisableOnClick(true);
        forget.addClickListener(_ -> acts.forget());
        bars.addClassName("before-after");
        // The sentence says the same in words.
        bars.getElement().setAttribute("aria-hidden", "true");
        assumed.addClassName("hint");
        buttons.addClassName("row");
        var told = new Paragraph(translate("mycharger.need-private"));
        told.addClassName("hint");
        add(none, sentence, bars, assumed, form, buttons, told);
        show(Optional.empty());
    }

    void show(Optional<EnergyNeed> need) {
        shown = need.orElse(null);
        none.setVisible(need.isEmpty());
        sentence.setVisible(need.isPresent());
        assumed.setVisible(need.isPresent());
        forget.setVisible(need.isPresent());
        say.setText(translate(need.isPresent() ? "mycharger.need-change" : "mycharger.need-say"));
        bars.removeAll();
        need.ifPresent(this::tell);
    }

    private void tell(EnergyNeed need) {
        var story = NeedStory.of(need);
        sentence.say(story.tone(), Words.of(story.what()), Words.of(story.why()));
        if (need.remainingWh() > 0) {
            bars.add(
                    bar("mycharger.need-bar-needed", need.energyWh(), need.energyWh(), ""),
                    bar("mycharger.need-bar-expected", NeedStory.by(need, need.expectedWh()), need.energyWh(), "after"),
                    bar("mycharger.need-bar-silent", NeedStory.by(need, need.ifSilentWh()), need.energyWh(), "after"));
        }
    }

    private static Div bar(String key, long wattHours, long whole, String look) {
        var bar = new Div();
        bar.addClassName("bar");
        if (!look.isEmpty()) {
            bar.addClassName(look);
        }
        bar.setWidth(100.0 * wattHours / whole + "%");
        var track = new Div(bar);
        track.addClassName("track");
        var line = new Div(new Span(translate(key)), track, new Span(Quantities.energy(wattHours)));
        line.addClassName("bar-line");
        return line;
    }

    private void open() {
        form.begin(shown);
        form.setVisible(true);
        buttons.setVisible(false);
    }

    private void close() {
        form.setVisible(false);
        buttons.setVisible(true);
        say.focus();
    }

    /** An answer is there: everything can be pressed again, and what was taken in need not be typed any more. */
    void again(boolean well) {
        forget.setEnabled(true);
        form.again();
        if (well && form.isVisible()) {
            close();
        }
    }
}
