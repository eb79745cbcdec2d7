package energy.switchpoint.simulator.bench.control;

import energy.switchpoint.simulator.charger.control.Charger;
import energy.switchpoint.simulator.charger.control.ChargerFolder;
import energy.switchpoint.simulator.charger.control.Fleet;
import energy.switchpoint.simulator.charger.control.Protocol;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Gateways;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.keys.entity.Root;
import energy.switchpoint.simulator.keys.entity.RootUse;
import energy.switchpoint.simulator.keys.entity.Vault;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Leads chargers to certificates of their own over the wire, as every charger comes to one; their keys stay in the folder. */
final class Enrolment {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Path home;
    private final URI gateway;
    private final String rootPem;
    private final Function<OcppVersion, Protocol> protocols;

    Enrolment(Path home, URI gateway, String rootPem, Function<OcppVersion, Protocol> protocols) {
        this.home = home;
        this.gateway = gateway;
        this.rootPem = rootPem;
        this.protocols = protocols;
    }

    /** @param passwords by identity */
    void enrol(Map<String, String> passwords, Duration patience) throws IOException, InterruptedException {
        var vault = Vault.EMPTY.with(new Root(RootUse.CENTRAL_SYSTEM, rootPem));
        passwords.forEach((identity, password) -> {
            var settings = JsonText.object().add("identity", identity).build();
            ChargerFolder.create(home, ChargerSettings.read(settings), password).vault(vault);
        });
        try (var fleet = new Fleet(home, Gateways.of(gateway), Backoff.USUAL, protocols)) {
            fleet.start();
            await(fleet.all(), patience);
        }
    }

    private static void await(List<Charger> chargers, Duration patience) throws IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        var asked = new HashSet<Charger>();
        while (System.nanoTime() < until) {
            if (chargers.stream().allMatch(Enrolment::isCertified)) {
                return;
            }
            chargers.forEach(charger -> ask(charger, asked));
            Thread.sleep(LOOK_EVERY);
        }
        throw new IOException("not every charger got its certificate in time");
    }

    private static boolean isCertified(Charger charger) {
        return charger.on(charger::isCertified).join();
    }

    private static void ask(Charger charger, Set<Charger> asked) {
        if (!asked.contains(charger) && charger.on(charger::askForCertificate).join()) {
            asked.add(charger);
        }
    }
}
