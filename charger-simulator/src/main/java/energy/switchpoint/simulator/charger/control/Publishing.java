package energy.switchpoint.simulator.charger.control;

import com.sun.net.httpserver.HttpServer;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Firmware held for the neighbours on the local network (2.0.1 L03, L04), by the checksum it is known by. */
public final class Publishing {

    private final Transfers transfers;
    private final Speech speech;
    private final Map<String, HttpServer> published = new HashMap<>();

    private @Nullable String fetching;
    private String status = "Idle";

    Publishing(Transfers transfers, Speech speech) {
        this.transfers = transfers;
        this.speech = speech;
    }

    /** @return whether it begins */
    public boolean begin(URI image, String checksum) {
        if (!Transfers.canReach(image) || fetching != null) {
            return false;
        }
        fetching = folded(checksum);
        return true;
    }

    /** Once the answer is on its way. */
    public void fetch(URI image, String checksum, int requestId, Tries tries) {
        tell("Downloading", requestId, "");
        transfers.download(image, tries, file -> {
            fetching = null;
            if (file == null) {
                tell("DownloadFailed", requestId, "");
            } else {
                tell("Downloaded", requestId, "");
                check(file, folded(checksum), requestId);
            }
        });
    }

    private void check(byte[] file, String checksum, int requestId) {
        if (!checksum(file).equals(checksum)) {
            tell("InvalidChecksum", requestId, "");
            return;
        }
        tell("ChecksumVerified", requestId, "");
        try {
            var server = serve(file, checksum);
            var at = "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), checksum);
            tell("Published", requestId, at);
        } catch (IOException e) {
            tell("PublishFailed", requestId, "");
        }
    }

    private HttpServer serve(byte[] file, String checksum) throws IOException {
        stop(checksum);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/" + checksum, exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        published.put(checksum, server);
        return server;
    }

    /** @return OCPP's word */
    public String end(String checksum) {
        if (folded(checksum).equals(fetching)) {
            return "DownloadOngoing";
        }
        return stop(folded(checksum)) ? "Unpublished" : "NoFirmware";
    }

    private boolean stop(String checksum) {
        var server = published.remove(checksum);
        if (server != null) {
            server.stop(0);
        }
        return server != null;
    }

    void powerCut() {
        published.values().forEach(server -> server.stop(0));
        published.clear();
    }

    public void sendStatus() {
        speech.say(message(status, null, ""));
    }

    private void tell(String word, int requestId, String location) {
        status = word;
        speech.say(message(word, requestId, location));
    }

    private static Utterance message(String word, @Nullable Integer requestId, String location) {
        var json = JsonText.object().add("status", word);
        if (requestId != null) {
            json.add("requestId", requestId);
        }
        if (!location.isEmpty()) {
            json.add("location", JsonText.array().add(location));
        }
        return new Utterance("PublishFirmwareStatusNotification", json.build());
    }

    private static String folded(String checksum) {
        return checksum.toLowerCase(Locale.ROOT);
    }

    /** OCPP asks for MD5 here; it guards against a broken file, not against anybody. */
    private static String checksum(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
