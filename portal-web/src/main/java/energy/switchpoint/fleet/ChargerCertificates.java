package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import energy.switchpoint.clients.GatewayClient.Certificate;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.PlainTable;
import java.time.Instant;
import java.util.List;

/** The certificates by which a charger proves who it is, and how long each is good for. */
final class ChargerCertificates {

    private ChargerCertificates() {}

    static Component of(List<Certificate> all) {
        if (all.isEmpty()) {
            return new Paragraph(translate("fleet.no-certificates"));
        }
        return new PlainTable<Certificate>(translate("fleet.certificates"))
                .component(translate("fleet.certificate-state"), ChargerCertificates::state)
                .column(translate("fleet.certificate-until"), c -> Clocks.day(c.notAfter()))
                .column(translate("fleet.certificate-from"), c -> Clocks.day(c.notBefore()))
                .column(
                        translate("fleet.certificate-used"),
                        c -> c.firstUsedAt() == null ? translate("fleet.not-yet") : Clocks.moment(c.firstUsedAt()))
                .column(translate("fleet.certificate-serial"), Certificate::serial)
                .show(all);
    }

    private static Span state(Certificate certificate) {
        var expired =
                !certificate.state().equals("REVOKED") && certificate.notAfter().isBefore(Instant.now());
        var tag = new Span(FleetWords.word("fleet.certificate-", expired ? "EXPIRED" : certificate.state()));
        tag.addClassName("tag");
        if (expired || certificate.state().equals("REVOKED")) {
            tag.addClassName("bad");
        } else if (certificate.state().equals("CURRENT")) {
            tag.addClassName("good");
        }
        return tag;
    }
}
