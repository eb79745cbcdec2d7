package energy.switchpoint.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path BUNDLES = Path.of("src/main/resources/texts");

    @Test
    void everyKeyInTheSourcesHasAText() throws IOException {
        var texts = texts();
        var bundles = texts.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());

        var missing = new ArrayList<String>();
        for (var key : keysInSources(bundles)) {
            if (!isThere(key, texts.stringPropertyNames())) {
                missing.add(key);
            }
        }

        assertThat(missing).isEmpty();
    }

    /** A key that ends in a dot is the beginning of several; one that asks a question has a title, a text and a yes. */
    private static boolean isThere(String key, Set<String> known) {
        return key.endsWith(".") || key.endsWith("-")
                ? known.stream().anyMatch(candidate -> candidate.startsWith(key))
                : known.contains(key) || known.contains(key + ".title");
    }

    @Test
    void noTextHasAnApostropheThatMessageFormatWouldSwallow() throws IOException {
        var texts = texts();

        var swallowed = texts.stringPropertyNames().stream()
                .filter(key -> texts.getProperty(key).contains("'"))
                .toList();

        assertThat(swallowed).isEmpty();
    }

    @Test
    void aMissingTextIsSeen() {
        assertThat(new Texts().getTranslation("shell.no-such-text", Locale.UK)).isEqualTo("!shell.no-such-text!");
    }

    @Test
    void numbersAndPluralsAreFilledIn() {
        var texts = new Texts();

        assertThat(texts.getTranslation("shell.minutes", Locale.UK, 1L)).isEqualTo("1 minute");
        assertThat(texts.getTranslation("shell.minutes", Locale.UK, 12L)).isEqualTo("12 minutes");
        assertThat(texts.getTranslation("shell.rows", Locale.UK, 10_000L)).isEqualTo("10,000 rows");
    }

    private static Properties texts() throws IOException {
        var all = new Properties();
        try (var files = Files.list(BUNDLES)) {
            for (var file : files.toList()) {
                try (var reader = Files.newBufferedReader(file)) {
                    all.load(reader);
                }
            }
        }
        return all;
    }

    private static List<String> keysInSources(Set<String> bundles) throws IOException {
        var literal = Pattern.compile("\"((?:%s)\\.[A-Za-z0-9_.-]+)\"".formatted(String.join("|", bundles)));
        var keys = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var matcher = literal.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return List.copyOf(keys);
    }
}
