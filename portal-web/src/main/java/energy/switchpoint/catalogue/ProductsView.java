package energy.switchpoint.catalogue;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import energy.switchpoint.catalogue.Catalogue.Product;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Quantities;
import jakarta.inject.Inject;

/** Somebody about to buy or switch a charger looks up how free they will be with it. */
@Route("products")
@AnonymousAllowed
@Menu(title = "catalogue.products", order = 910, icon = "vaadin:search")
public class ProductsView extends Page implements BeforeEnterObserver {

    private final DataTable<Product> table;

    @Inject
    public ProductsView(Catalogue catalogue) {
        super("catalogue.products");
        addClassName("page-wide");
        table = new DataTable<Product>("products", catalogue::products)
                .component(
                        translate("catalogue.product"),
                        p -> new Anchor("/products/" + p.id(), called(p)),
                        ProductsView::called)
                .column(translate("catalogue.made-by"), p -> p.manufacturer().name())
                .component(
                        translate("catalogue.form-operator"),
                        p -> new LevelTag(p.forms() == null ? null : p.forms().operator()),
                        p -> LevelTag.words(p.forms() == null ? null : p.forms().operator()))
                .component(
                        translate("catalogue.form-demand_response"),
                        p -> new LevelTag(p.forms() == null ? null : p.forms().demandResponse()),
                        p -> LevelTag.words(p.forms() == null ? null : p.forms().demandResponse()))
                .component(
                        translate("catalogue.form-vehicle"),
                        p -> new LevelTag(p.forms() == null ? null : p.forms().vehicle()),
                        p -> LevelTag.words(p.forms() == null ? null : p.forms().vehicle()))
                .number(translate("catalogue.rating"), p -> Quantities.power(p.ratingW()))
                .column(translate("catalogue.ocpp"), p -> String.join(", ", p.ocppVersions()))
                .opens(p -> "products/" + p.id());
        table.grid().setAllRowsVisible(true);
        var lead = new Paragraph(translate("catalogue.lead"));
        lead.addClassName("lead");
        content(lead, table);
    }

    private static String called(Product product) {
        return product.brand() + " " + product.model();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        table.searchFor(event.getLocation().getQueryParameters());
    }
}
