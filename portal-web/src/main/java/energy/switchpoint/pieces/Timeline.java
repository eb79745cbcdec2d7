package energy.switchpoint.pieces;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps in order: what is done and when, what is going on, what comes next. */
public class Timeline extends OrderedList {

    public Timeline() {
        addClassName("timeline");
    }

    public void show(List<Entry> entries) {
        removeAll();
        entries.forEach(entry -> add(item(entry)));
    }

    private static ListItem item(Entry entry) {
        var head = new Div(new Span(entry.title()));
        head.addClassName("timeline-head");
        if (entry.at() != null) {
            head.add(new When(entry.at()));
        }
        var item = new ListItem(head);
        if (entry.note() != null && !entry.note().isBlank()) {
            item.add(new Paragraph(entry.note()));
        }
        item.addClassName(entry.phase().name().toLowerCase(java.util.Locale.ROOT));
        if (entry.phase() == Phase.NOW) {
            item.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }

    /** Where a step stands. */
    public enum Phase {
        DONE,
        NOW,
        NEXT,
        FAILED
    }

    /** One step. */
    public record Entry(
            String title, @Nullable Instant at, @Nullable String note, Phase phase) {}
}
