package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import energy.switchpoint.clients.GatewayClient.Transaction;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.When;
import java.time.Duration;
import java.util.List;

/** The last few sessions, one a line. */
class SessionList extends Div {

    void show(List<Transaction> sessions) {
        removeAll();
        if (sessions.isEmpty()) {
            add(new Paragraph(translate("mycharger.no-sessions")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("lines");
        sessions.forEach(session -> list.add(line(session)));
        add(list);
    }

    private static ListItem line(Transaction session) {
        var length = session.endedAt() == null
                ? translate("mycharger.still-charging")
                : Clocks.length(Duration.between(session.startedAt(), session.endedAt()));
        var energy = new Span(Quantities.energy(session.energyWh()));
        energy.addClassName("num");
        return new ListItem(new When(session.startedAt()), new Span(length), energy);
    }
}
