package energy.switchpoint.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;

/** Secrets come from files, one each, in the folder {@code switchpoint.secrets}; never from defaults. */
@ApplicationScoped
public class Secrets {

    /** The secret's text, without the line end. */
    public String text(String name) {
        try {
            return Files.readString(file(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret '" + name + "' cannot be read from the secrets folder", e);
        }
    }

    /** The secret's bytes, kept as base64. */
    public byte[] bytes(String name) {
        return Base64.getDecoder().decode(text(name));
    }

    private static Path file(String name) {
        return Path.of(ConfigProvider.getConfig().getValue("switchpoint.secrets", String.class))
                .resolve(name);
    }
}
