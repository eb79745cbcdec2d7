package energy.switchpoint.switching;

import energy.switchpoint.clients.SwitchingClient.ConsentRef;
import energy.switchpoint.clients.SwitchingClient.Receipt;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A receipt as a page of its own, to keep or print; needs nothing from us to be read. */
final class ReceiptPage {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    private ReceiptPage() {}

    static String of(Receipt receipt) {
        var losing = receipt.losing() == null ? "Switchpoint" : receipt.losing().name();
        var steps = receipt.steps() == null
                ? ""
                : receipt.steps().stream()
                        .map(s -> "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                                .formatted(time(s.at()), safe(s.state()), safe(s.note())))
                        .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Switch receipt %1$s</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
                  th, td { text-align: left; padding: .3rem 1rem .3rem 0; vertical-align: top; }
                  code { overflow-wrap: anywhere; }
                </style>
                <h1>Receipt of a switch of operator</h1>
                <p>%2$s</p>
                <table>
                  <tr><th>Charger</th><td>%3$s</td></tr>
                  <tr><th>From</th><td>%4$s</td></tr>
                  <tr><th>To</th><td>%5$s</td></tr>
                  <tr><th>Asked for</th><td>%6$s</td></tr>
                  <tr><th>Ended</th><td>%7$s</td></tr>
                  <tr><th>Operator changed</th><td>%8$s</td></tr>
                  <tr><th>Meter at the change</th><td>%9$s</td></tr>
                  <tr><th>Programme on the charger</th><td>%10$s</td></tr>
                  <tr><th>History</th><td>%11$s</td></tr>
                  <tr><th>Agreed purposes</th><td>%12$s</td></tr>
                  <tr><th>Number</th><td><code>%1$s</code></td></tr>
                  <tr><th>Ledger entry</th><td><code>%13$s</code></td></tr>
                </table>
                <h2>Steps</h2>
                <table>
                %14$s
                </table>
                </html>
                """.formatted(
                safe(receipt.switchId()),
                safe(receipt.outcome() == null ? "" : receipt.outcome().text()),
                safe(receipt.chargepoint() == null ? "" : receipt.chargepoint().label()),
                safe(losing),
                safe(receipt.gaining().name()),
                time(receipt.requestedAt()),
                time(receipt.endedAt()),
                time(receipt.settledAt()),
                receipt.closingReadingWh() == null
                        ? "–"
                        : String.format(Locale.UK, "%.3f kWh", receipt.closingReadingWh() / 1000.0),
                programme(receipt),
                history(receipt),
                consents(receipt.consents()),
                safe(receipt.ledgerHash()),
                steps);
    }

    private static String programme(Receipt receipt) {
        if (receipt.scheduleBefore() == null || receipt.scheduleAfter() == null) {
            return "–";
        }
        return receipt.scheduleBefore().equals(receipt.scheduleAfter())
                ? "The same before and after"
                : "Changed during the switch";
    }

    private static String history(Receipt receipt) {
        var history = receipt.history();
        if (history == null) {
            return "–";
        }
        var evidence = history.evidence() == null ? List.<String>of() : history.evidence();
        return ("ERASE".equals(history.action()) ? "Erased" : "Kept for you alone")
                + evidence.stream().map(e -> "<br><code>" + safe(e) + "</code>").collect(Collectors.joining());
    }

    private static String consents(@Nullable List<ConsentRef> consents) {
        return consents == null || consents.isEmpty()
                ? "none"
                : consents.stream().map(c -> safe(c.purpose())).collect(Collectors.joining(", "));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "–" : UTC.format(at);
    }

    private static String safe(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
