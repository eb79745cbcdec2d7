package energy.switchpoint.export.boundary;

import energy.switchpoint.cases.control.CaseBook;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.export.control.Archive;
import energy.switchpoint.export.control.HeldElsewhere;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything held about me, in one archive. */
@Path("export")
@RequestScoped
public class ExportResource {

    private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

    private static final Map<CaseSystem, String> ELSEWHERE = new EnumMap<>(Map.of(
            CaseSystem.REGISTRY, "Your charger: model, address, who ran it from when to when.",
            CaseSystem.SWITCHING, "Your switches from one company to another, step by step.",
            CaseSystem.GATEWAY, "What your charger reported: sessions, readings, programme, commands."));

    @Inject
    HeldHere here;

    @Inject
    HeldElsewhere elsewhere;

    @Inject
    CaseBook cases;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @GET
    @Produces("application/zip")
    @RolesAllowed("consumer")
    public Response export() {
        var person = caller.requirePerson();
        var archive = new Archive(clock.instant());
        var contents = new ArrayList<Reported>();
        ELSEWHERE.forEach((service, explanation) ->
                contents.add(add(archive, service, explanation, elsewhere.by(service, person))));
        contents.add(addOwn(archive, person));
        cases.accessGiven(person, List.copyOf(contents));
        return Response.ok(archive.zipped())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"switchpoint-my-data-%s.zip\""
                                .formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Reported add(Archive archive, CaseSystem service, String explanation, Optional<JsonObject> data) {
        var name = service.name().toLowerCase(Locale.ROOT) + ".json";
        if (data.isEmpty()) {
            archive.missing(name);
            return Reported.failed(
                    service, explanation, "It did not answer. Export again in a few minutes.", clock.instant());
        }
        archive.json(name, explanation, data.get());
        if (service == CaseSystem.GATEWAY) {
            archive.sessions(data.get());
        }
        return Reported.done(service, explanation, "In the archive as %s.".formatted(name), clock.instant());
    }

    private Reported addOwn(Archive archive, PersonId person) {
        var explanation = "Your permissions, who looked at your data, and your requests.";
        var own = json(JSON.toJson(here.about(person)));
        archive.json("consent.json", explanation, own);
        archive.accesses(own.getJsonArray("accesses").getValuesAs(JsonObject.class));
        return Reported.done(CaseSystem.CONSENT, explanation, "In the archive as consent.json.", clock.instant());
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
