package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Transaction;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import java.util.Optional;

/** A charger's words in OCPP 2.1: those of 2.0.1, with a number on each signing request. */
final class Voice21 extends Voice201 {

    private int requests;

    Voice21(ChargerSettings settings) {
        super(settings);
    }

    @Override
    public Optional<Utterance> priorityChanged(Transaction transaction, boolean ahead) {
        return Optional.of(new Utterance(
                "NotifyPriorityCharging",
                JsonText.object()
                        .add("transactionId", transaction.id())
                        .add("activated", ahead)
                        .build()));
    }

    @Override
    public Utterance signCertificate(String request) {
        var shared = super.signCertificate(request);
        return new Utterance(
                shared.action(),
                JsonText.object(shared.payload()).add("requestId", ++requests).build());
    }
}
