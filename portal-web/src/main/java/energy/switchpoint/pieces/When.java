package energy.switchpoint.pieces;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Instant;

/** A point in time: short to read, in full with its zone when hovered, exact for machines. */
@Tag("time")
public class When extends HtmlContainer {

    public When(Instant at) {
        this(at, Clocks.moment(at));
    }

    private When(Instant at, String text) {
        setText(text);
        setTitle(Clocks.full(at));
        getElement().setAttribute("datetime", at.toString());
    }

    /** With its seconds. */
    public static When exact(Instant at) {
        return new When(at, Clocks.exact(at));
    }
}
