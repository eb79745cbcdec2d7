package energy.switchpoint.products.control;

import energy.switchpoint.platform.messaging.ReceivedEvent;
import energy.switchpoint.products.entity.ProductJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Hears from the registry when a manufacturer changes what is known of a product. */
@ApplicationScoped
public class ProductNews {

    private static final System.Logger LOG = System.getLogger(ProductNews.class.getName());

    @Inject
    Products products;

    void heard(@Observes ReceivedEvent event) {
        if (!event.type().equals("product.described")) {
            return;
        }
        switch (ProductJson.read(event.data())) {
            case ProductJson.Reading.Valid(var product) -> products.describe(product);
            case ProductJson.Reading.Invalid(var why) ->
                // Asked again it would be the same; the last good one stays in force.
                LOG.log(System.Logger.Level.WARNING, "a product from the registry cannot be read: {0}", why);
        }
    }
}
