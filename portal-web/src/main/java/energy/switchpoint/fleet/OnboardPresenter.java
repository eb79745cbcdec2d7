package energy.switchpoint.fleet;

import energy.switchpoint.catalogue.Catalogue.Product;
import energy.switchpoint.catalogue.Catalogue.ProductDetail;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.fleet.Fleet.NewChargepoint;
import energy.switchpoint.fleet.Fleet.Onboarded;
import energy.switchpoint.network.Network.Area;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Onboarding one chargepoint: which product, where, then the one moment its password is shown. Knows no Vaadin class. */
@Dependent
public class OnboardPresenter {

    /** What a person sees of it. */
    public interface Display {
        void products(List<Product> products);

        void areas(List<Area> areas);

        void product(ProductDetail product);

        void onboarded(Onboarded onboarded);

        void trouble(ServiceProblem problem);
    }

    private final Fleet fleet;

    /** Kept until it worked, so that pressing twice makes one chargepoint. */
    private String key = UUID.randomUUID().toString();

    @Inject
    public OnboardPresenter(Fleet fleet) {
        this.fleet = fleet;
    }

    void open(Display display) {
        fleet.products().handle(rows -> display.products(rows.items()), display::trouble);
        fleet.areas().handle(areas -> display.areas(feeders(areas)), display::trouble);
    }

    void choose(Display display, String productId) {
        fleet.product(productId).handle(display::product, display::trouble);
    }

    void onboard(Display display, NewChargepoint wish) {
        fleet.onboard(key, wish)
                .handle(
                        onboarded -> {
                            key = UUID.randomUUID().toString();
                            display.onboarded(onboarded);
                        },
                        display::trouble);
    }

    private static List<Area> feeders(List<Area> areas) {
        return areas.stream().filter(area -> area.kind().equals("FEEDER")).toList();
    }
}
