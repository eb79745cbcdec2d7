import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where mail ends up on a machine without a mail server: takes every message on loopback and lays it into a folder, one
 * file each. Invitations and password resets of the embedded system can be read there. Never sends anything on.
 */
final class Mailbox {

    private static final int LONGEST_MAIL = 1_000_000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;
    private final AtomicInteger received = new AtomicInteger();

    private Mailbox(Path folder) {
        this.folder = folder;
    }

    public static void main(String... args) throws IOException {
        var mailbox = new Mailbox(Files.createDirectories(Path.of(args[1])));
        try (var server = new ServerSocket(Integer.parseInt(args[0]), 20, InetAddress.getLoopbackAddress())) {
            System.out.println("Mailbox is ready on 127.0.0.1:" + args[0]);
            while (true) {
                var caller = server.accept();
                Thread.startVirtualThread(() -> mailbox.serve(caller));
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                var out = new BufferedWriter(new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8))) {
            caller.setSoTimeout(30_000);
            converse(in, out);
        } catch (IOException gone) {
            System.out.println("A caller left: " + gone.getMessage());
        }
    }

    private void converse(BufferedReader in, BufferedWriter out) throws IOException {
        var recipients = new ArrayList<String>();
        say(out, "220 switchpoint mailbox");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "HELO", "EHLO" -> say(out, "250 switchpoint");
                case "RCPT" -> {
                    recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
                    say(out, "250 ok");
                }
                case "DATA" -> {
                    say(out, "354 end with a dot on a line of its own");
                    keep(recipients, read(in));
                    recipients.clear();
                    say(out, "250 kept");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private static String read(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
            if (mail.length() > LONGEST_MAIL) {
                throw new IOException("a mail longer than " + LONGEST_MAIL + " characters");
            }
        }
        return mail.toString();
    }

    private void keep(Iterable<String> recipients, String mail) throws IOException {
        var to = String.join("+", recipients).replaceAll("[^A-Za-z0-9@.+-]", "_");
        var name = ZonedDateTime.now(ZoneOffset.UTC).format(STAMP) + "-" + received.incrementAndGet() + "-" + to + ".eml";
        Files.writeString(folder.resolve(name), mail);
        System.out.println("Kept " + name);
    }

    private static void say(BufferedWriter out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }
}
