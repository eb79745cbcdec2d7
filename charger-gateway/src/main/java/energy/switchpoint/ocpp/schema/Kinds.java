package energy.switchpoint.ocpp.schema;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of value the tables know besides the types they define themselves. */
final class Kinds {

    static final Kind ANY = _ -> null;
    static final Kind BOOLEAN =
            value -> value == JsonValue.TRUE || value == JsonValue.FALSE ? null : Refusal.type("true or false");
    static final Kind TIME = value -> value instanceof JsonString string
            ? IsoTime.is(string.getString()) ? null : Refusal.property("is not an ISO 8601 time")
            : Refusal.type("a string");

    private Kinds() {}

    /** Text that can be stored and read again: half a character of UTF-16 cannot. */
    record Text(int longest) implements Kind {
        @Override
        public @Nullable Refusal check(JsonValue value) {
            if (!(value instanceof JsonString string)) {
                return Refusal.type("a string");
            }
            var text = string.getString();
            if (text.length() > longest) {
                return Refusal.property("has more than " + longest + " characters");
            }
            return isUnicode(text) ? null : Refusal.property("is not Unicode: it has half a surrogate pair");
        }

        private static boolean isUnicode(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                    continue;
                }
                if (Character.isLowSurrogate(c) || ++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** 2.0.1 part 2 §4.2, identifierString: letters, digits and {@code * - _ = : + | @ .}. */
    record Identifier(int longest) implements Kind {
        @Override
        public @Nullable Refusal check(JsonValue value) {
            if (!(value instanceof JsonString string)) {
                return Refusal.type("a string");
            }
            var text = string.getString();
            if (text.length() > longest) {
                return Refusal.property("has more than " + longest + " characters");
            }
            for (int i = 0; i < text.length(); i++) {
                if (!allowed(text.charAt(i))) {
                    return Refusal.property("has a character other than a-z, A-Z, 0-9 and *-_=:+|@.");
                }
            }
            return null;
        }

        private static boolean allowed(char c) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "*-_=:+|@.".indexOf(c) >= 0;
        }
    }

    record Whole(long least, long most) implements Kind {
        @Override
        public @Nullable Refusal check(JsonValue value) {
            if (!(value instanceof JsonNumber number)) {
                return Refusal.type("a whole number");
            }
            if (!(number.numberValue() instanceof BigDecimal large)) {
                return within(number.longValue());
            }
            // the parser's way for fractions, exponents and more digits than a long has
            if (large.precision() - large.scale() > 18) {
                return outside();
            }
            if (large.scale() > 18 || large.stripTrailingZeros().scale() > 0) {
                return Refusal.type("a whole number");
            }
            return within(large.longValue());
        }

        private @Nullable Refusal within(long number) {
            return number < least || number > most ? outside() : null;
        }

        private Refusal outside() {
            return Refusal.property("is not between " + least + " and " + most);
        }
    }

    /** @param least in whole units, as every bound of the specifications is; null for none */
    record Decimal(@Nullable Long least, @Nullable Long most) implements Kind {

        /** Beyond it a number means nothing and costs a lot to reckon with. */
        private static final int MOST_DIGITS = 30;

        @Override
        public @Nullable Refusal check(JsonValue value) {
            if (!(value instanceof JsonNumber number)) {
                return Refusal.type("a number");
            }
            if (!(number.numberValue() instanceof BigDecimal large)) {
                return within(number.longValue());
            }
            if (Math.abs((long) large.scale()) > MOST_DIGITS || large.precision() > MOST_DIGITS) {
                return Refusal.property("has more than " + MOST_DIGITS + " digits");
            }
            return (least != null && large.compareTo(BigDecimal.valueOf(least)) < 0)
                            || (most != null && large.compareTo(BigDecimal.valueOf(most)) > 0)
                    ? outside()
                    : null;
        }

        private @Nullable Refusal within(long number) {
            return (least != null && number < least) || (most != null && number > most) ? outside() : null;
        }

        private Refusal outside() {
            return Refusal.property("is not " + (least == null ? "" : "at least " + least)
                    + (least == null || most == null ? "" : " and ") + (most == null ? "" : "at most " + most));
        }
    }

    /** One of a list of words, in the specification's own letters. */
    static final class Words implements Kind {

        /** Characters of words a refusal names: the description of an error has 255 in all. */
        private static final int NAMED = 120;

        private final Set<String> words;
        private final String wanted;

        Words(Collection<String> words) {
            this.words = new HashSet<>(words);
            wanted = named(words);
        }

        private static String named(Collection<String> words) {
            var named = new ArrayList<String>();
            int length = 0;
            for (var word : words) {
                length += word.length() + 2;
                if (length > NAMED) {
                    return named + " and more";
                }
                named.add(word);
            }
            return named.toString();
        }

        @Override
        public @Nullable Refusal check(JsonValue value) {
            if (!(value instanceof JsonString string)) {
                return Refusal.type("a string");
            }
            return words.contains(string.getString()) ? null : Refusal.property("is none of " + wanted);
        }

        Set<String> words() {
            return Set.copyOf(words);
        }
    }
}
