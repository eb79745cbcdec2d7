package energy.switchpoint.ocpp.schema;

import energy.switchpoint.ocpp.schema.Schema.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a version's table:
 *
 * <pre>
 * include v201                      all of another table; what is defined again below replaces it
 * enum NAME word word …             goes on in lines that begin with a space
 * type NAME                         then its fields, two spaces in
 * call ACTION station|central|both  who may send it; then the request's fields, a line "answer", the answer's fields
 *   name[?] TYPE [LENGTH] [MIN..MAX] [list MIN..MAX]
 * </pre>
 *
 * TYPE is {@code string}, {@code identifier}, {@code int}, {@code decimal}, {@code boolean}, {@code time}, {@code any} or
 * the name of an enum or type; {@code ?} makes a field optional; {@code *} is a bound that is none. {@code #} begins a
 * comment.
 */
final class SchemaTable {

    private record FieldLine(String where, List<String> words) {}

    private record CallLines(Sender sender, List<FieldLine> request, List<FieldLine> answer) {}

    private final Map<String, List<String>> enums = new LinkedHashMap<>();
    private final Map<String, List<FieldLine>> types = new LinkedHashMap<>();
    private final Map<String, CallLines> calls = new LinkedHashMap<>();

    /** Where the next line with a space in front belongs: one of the two is null. */
    private @Nullable List<String> openWords;

    private @Nullable List<FieldLine> openFields;
    private @Nullable CallLines openCall;

    SchemaTable read(String name) {
        try (var in = SchemaTable.class.getResourceAsStream("/ocpp/" + name + ".schema")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no table ocpp/" + name + ".schema");
            }
            return read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SchemaTable read(String name, String text) {
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            int comment = line.indexOf('#');
            var content = comment < 0 ? line : line.substring(0, comment);
            if (!content.isBlank()) {
                take(content, name + ".schema:" + number);
            }
        }
        return this;
    }

    Schema schema() {
        var kinds = new HashMap<String, Kind>(Map.of(
                "boolean", Kinds.BOOLEAN,
                "time", Kinds.TIME,
                "any", Kinds.ANY));
        var words = new HashMap<String, Set<String>>();
        enums.forEach((name, list) -> {
            var kind = new Kinds.Words(list);
            kinds.put(name, kind);
            words.put(name, kind.words());
        });
        types.keySet().forEach(name -> kinds.put(name, new Shape()));
        types.forEach((name, lines) -> {
            if (kinds.get(name) instanceof Shape shape) {
                shape.become(fields(lines, kinds));
            }
        });
        var all = new HashMap<String, Schema.Call>();
        calls.forEach((action, call) -> all.put(
                action, new Schema.Call(call.sender(), shape(call.request(), kinds), shape(call.answer(), kinds))));
        return new Schema(all, words);
    }

    private void take(String line, String where) {
        var words = List.of(line.strip().split("\\s+"));
        if (!Character.isWhitespace(line.charAt(0)) && !line.strip().equals("answer")) {
            begin(words, where);
        } else if (line.strip().equals("answer") && openCall != null) {
            openFields = openCall.answer();
        } else if (openWords != null) {
            openWords.addAll(words);
        } else if (openFields != null && words.size() >= 2) {
            openFields.add(new FieldLine(where, words));
        } else {
            throw wrong(where, "belongs to nothing");
        }
    }

    private void begin(List<String> words, String where) {
        openWords = null;
        openFields = null;
        openCall = null;
        if (words.size() < 2) {
            throw wrong(where, "has no name");
        }
        var name = words.get(1);
        switch (words.getFirst()) {
            case "include" -> read(name);
            case "enum" -> {
                openWords = new ArrayList<>(words.subList(2, words.size()));
                enums.put(name, openWords);
                types.remove(name);
            }
            case "type" -> {
                openFields = new ArrayList<>();
                types.put(name, openFields);
                enums.remove(name);
            }
            case "call" -> {
                openCall = new CallLines(sender(words, where), new ArrayList<>(), new ArrayList<>());
                openFields = openCall.request();
                calls.put(name, openCall);
            }
            default -> throw wrong(where, "begins with none of include, enum, type, call");
        }
    }

    private static Sender sender(List<String> words, String where) {
        if (words.size() != 3 || Arrays.stream(Sender.values()).noneMatch(s -> name(s).equals(words.get(2)))) {
            throw wrong(where, "does not say who sends it");
        }
        return Sender.valueOf(words.get(2).toUpperCase(Locale.ROOT));
    }

    private static String name(Sender sender) {
        return sender.name().toLowerCase(Locale.ROOT);
    }

    private static Shape shape(List<FieldLine> lines, Map<String, Kind> kinds) {
        var shape = new Shape();
        shape.become(fields(lines, kinds));
        return shape;
    }

    private static List<Field> fields(List<FieldLine> lines, Map<String, Kind> kinds) {
        return lines.stream().map(line -> field(line, kinds)).toList();
    }

    private static Field field(FieldLine line, Map<String, Kind> kinds) {
        var name = line.words().getFirst();
        boolean optional = name.endsWith("?");
        int list = line.words().indexOf("list");
        var bounds = line.words().subList(2, list < 0 ? line.words().size() : list);
        var kind = kind(line, bounds, kinds);
        return new Field(
                optional ? name.substring(0, name.length() - 1) : name,
                !optional,
                kind,
                list >= 0,
                list < 0 ? 0 : (int) count(line, list + 1, true),
                list < 0 ? 0 : (int) count(line, list + 1, false));
    }

    private static long count(FieldLine line, int index, boolean least) {
        if (index != line.words().size() - 1) {
            throw wrong(line.where(), "does not say how long the list may be, or says more after that");
        }
        var bound = bound(line, line.words().get(index), least);
        return bound == null ? least ? 0 : Integer.MAX_VALUE : bound;
    }

    private static Kind kind(FieldLine line, List<String> bounds, Map<String, Kind> kinds) {
        var type = line.words().get(1);
        return switch (type) {
            case "string" -> new Kinds.Text(length(line, bounds));
            case "identifier" -> new Kinds.Identifier(length(line, bounds));
            case "int" -> {
                var least = range(line, bounds, true);
                var most = range(line, bounds, false);
                yield new Kinds.Whole(
                        least == null ? Integer.MIN_VALUE : least, most == null ? Integer.MAX_VALUE : most);
            }
            case "decimal" -> new Kinds.Decimal(range(line, bounds, true), range(line, bounds, false));
            default -> {
                var named = kinds.get(type);
                if (named == null || !bounds.isEmpty()) {
                    throw wrong(line.where(), named == null ? "names no known type" : "has bounds where none are");
                }
                yield named;
            }
        };
    }

    private static int length(FieldLine line, List<String> bounds) {
        if (bounds.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        if (bounds.size() > 1) {
            throw wrong(line.where(), "has more than a length");
        }
        return (int) number(line, bounds.getFirst());
    }

    private static @Nullable Long range(FieldLine line, List<String> bounds, boolean least) {
        if (bounds.isEmpty()) {
            return null;
        }
        if (bounds.size() > 1) {
            throw wrong(line.where(), "has more than a range");
        }
        return bound(line, bounds.getFirst(), least);
    }

    private static @Nullable Long bound(FieldLine line, String range, boolean least) {
        int dots = range.indexOf("..");
        if (dots < 0) {
            throw wrong(line.where(), "has no range MIN..MAX");
        }
        var text = least ? range.substring(0, dots) : range.substring(dots + 2);
        return text.equals("*") ? null : number(line, text);
    }

    private static long number(FieldLine line, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong(line.where(), "has no number where one is wanted");
        }
    }

    private static IllegalArgumentException wrong(String where, String what) {
        return new IllegalArgumentException(where + " " + what);
    }
}
