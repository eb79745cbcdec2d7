package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.AuthorisationCommand.Access;
import energy.switchpoint.commands.entity.AuthorisationCommand.Customer;
import energy.switchpoint.commands.entity.AuthorisationCommand.Entry;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;

/** Functional blocks C, D, H and what N says of customers: who may charge, and what the station knows of them. */
final class AuthorisationCommands201 {

    private static final int LONGEST_REFERENCE = 64;

    private final Answers201 answers;
    private final Clock clock;

    AuthorisationCommands201(Answers201 answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    CommandOutcome perform(AuthorisationCommand command, ChargerLine line) {
        return switch (command) {
            case AuthorisationCommand.ReadListVersion() ->
                answers.of(
                        line.call("GetLocalListVersion", Json.EMPTY),
                        payload -> new CommandOutcome.ListVersion(answers.now(), payload.whole("versionNumber")));
            case AuthorisationCommand.SendList list -> send(list, line);
            case AuthorisationCommand.ClearCache() -> answers.accepted(line.call("ClearCache", Json.EMPTY));
            case AuthorisationCommand.Reserve reserve -> reserve(reserve, line);
            case AuthorisationCommand.CancelReservation(int id) ->
                answers.accepted(line.call(
                        "CancelReservation",
                        Json.object().add("reservationId", id).build()));
            case AuthorisationCommand.CustomerData(var customer, boolean read, boolean clear) ->
                customerData(customer, read, clear, line);
        };
    }

    /** N10: customer information does not reach the local list, so that is emptied by itself. */
    CommandOutcome erase(String reference, ChargerLine line) {
        var cache = perform(new AuthorisationCommand.ClearCache(), line);
        var list = answers.accepted(line.call(
                "SendLocalList",
                Json.object()
                        .add("versionNumber", (int) clock.instant().getEpochSecond())
                        .add("updateType", "Full")
                        .build()));
        var customer = customerData(new Customer.ByReference(reference), false, true, line);
        if (!(cache instanceof CommandOutcome.Accepted)) {
            return cache;
        }
        return list instanceof CommandOutcome.Accepted ? customer : list;
    }

    private CommandOutcome send(AuthorisationCommand.SendList list, ChargerLine line) {
        var request = Json.object()
                .add("versionNumber", list.version())
                .add("updateType", list.whole() ? "Full" : "Differential");
        if (!list.entries().isEmpty()) {
            var entries = Json.array();
            list.entries().forEach(entry -> entries.add(entry(entry)));
            request.add("localAuthorizationList", entries);
        }
        return answers.accepted(line.call("SendLocalList", request.build()));
    }

    private static JsonObjectBuilder entry(Entry entry) {
        var json = Json.object().add("idToken", Model201.token(entry.token()));
        if (entry.access() != null) {
            json.add("idTokenInfo", access(entry.access()));
        }
        return json;
    }

    private static JsonObjectBuilder access(Access access) {
        var json = Json.object()
                .add(
                        "status",
                        switch (access.standing()) {
                            case ACCEPTED -> "Accepted";
                            case BLOCKED -> "Blocked";
                            case EXPIRED -> "Expired";
                            case INVALID -> "Invalid";
                        });
        if (access.until() != null) {
            json.add("cacheExpiryDateTime", access.until().toString());
        }
        if (access.group() != null) {
            json.add("groupIdToken", Model201.token(access.group()));
        }
        return json;
    }

    private CommandOutcome reserve(AuthorisationCommand.Reserve reserve, ChargerLine line) {
        var request = Json.object()
                .add("id", reserve.reservationId())
                .add("expiryDateTime", reserve.until().toString())
                .add("idToken", Model201.token(reserve.token()));
        if (reserve.connector() > 0) {
            request.add("evseId", reserve.connector());
        }
        if (reserve.connectorType() != null) {
            request.add("connectorType", reserve.connectorType());
        }
        if (reserve.group() != null) {
            request.add("groupIdToken", Model201.token(reserve.group()));
        }
        return answers.accepted(line.call("ReserveNow", request.build()));
    }

    private CommandOutcome customerData(Customer customer, boolean read, boolean clear, ChargerLine line) {
        int number = Answers201.newNumber();
        var request = Json.object().add("requestId", number).add("report", read).add("clear", clear);
        switch (customer) {
            case Customer.ByReference(var reference) ->
                request.add(
                        "customerIdentifier",
                        reference.length() > LONGEST_REFERENCE ? reference.substring(0, LONGEST_REFERENCE) : reference);
            case Customer.ByToken(var token) -> request.add("idToken", Model201.token(token));
            case Customer.ByCertificate(var fingerprint) ->
                request.add("customerCertificate", CertificateCommands201.hashes(fingerprint));
        }
        var answer = line.call("CustomerInformation", request.build());
        return read ? answers.announced(answer, number, "") : answers.accepted(answer);
    }
}
