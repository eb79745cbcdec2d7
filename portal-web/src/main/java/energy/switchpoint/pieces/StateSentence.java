package energy.switchpoint.pieces;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The first line of a page: what is the case, in one sentence, and why in a second. Read out when it changes. */
public class StateSentence extends Div {

    private final Paragraph what = new Paragraph();
    private final Paragraph why = new Paragraph();
    private final Span mark = new Span();

    public StateSentence() {
        addClassName("state");
        what.addClassName("state-what");
        why.addClassName("state-why");
        mark.addClassName("state-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        var words = new Div(what, why);
        words.getElement().setAttribute("role", "status");
        add(mark, words);
    }

    /** @param tone one of {@code good}, {@code active}, {@code limited}, {@code away}, {@code bad}, {@code idle} */
    public void say(String tone, String sentence, String reason) {
        getElement().setAttribute("tone", tone);
        // Untouched when nothing changed, so that screen readers are not told the same every second.
        if (!what.getText().equals(sentence)) {
            what.setText(sentence);
        }
        if (!why.getText().equals(reason)) {
            why.setText(reason);
        }
        why.setVisible(!reason.isBlank());
    }
}
