package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.DataTable;

/** Supply limits in rows: when, who, where, why, and what it did. */
public final class LimitTable {

    private LimitTable() {}

    /** Of one network only. @param path where a row leads, with the id behind it */
    public static DataTable<Limit> ofOne(String fileName, String path, DataTable.Source<Limit> source) {
        return rest(begun(fileName, path, source), path);
    }

    /** Of all networks. @param path where a row leads, with the id behind it */
    public static DataTable<Limit> of(String fileName, String path, DataTable.Source<Limit> source) {
        var table = begun(fileName, path, source)
                .column(translate("curtailment.dso"), l -> l.dso().name());
        return rest(table, path);
    }

    private static DataTable<Limit> begun(String fileName, String path, DataTable.Source<Limit> source) {
        return new DataTable<Limit>(fileName, source)
                .component(
                        translate("curtailment.when"),
                        l -> new Anchor("/" + path + l.id(), Clocks.moment(l.issuedAt())),
                        l -> l.issuedAt().toString())
                .column(translate("curtailment.state"), LimitWords::state);
    }

    /** What says most comes first: on a phone the rest is reached by moving sideways. */
    private static DataTable<Limit> rest(DataTable<Limit> table, String path) {
        return table.column(translate("curtailment.area"), l -> l.area().name())
                .number(translate("curtailment.level"), LimitWords::level)
                .number(translate("curtailment.relief"), LimitWords::relief)
                .column(translate("curtailment.why"), LimitWords::reason)
                .number(translate("curtailment.length"), LimitWords::length)
                .number(translate("curtailment.chargers"), l -> Integer.toString(l.chargers()))
                .unsearched()
                .opens(l -> path + l.id());
    }
}
