package energy.switchpoint.meters.control;

import energy.switchpoint.csv.Csv;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows with named columns, written as they come, as CSV or as JSON.
 *
 * @param name of the rows in JSON; @param head what JSON says before the rows: whose they are, their units
 * @param rows hands every row over, in order
 */
public record Table<T>(String name, Map<String, String> head, List<Column<T>> columns, Consumer<Consumer<T>> rows) {

    public record Column<T>(String name, Function<T, @Nullable Object> value) {}

    public void writeCsv(OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line(writer, columns.stream().map(Column::name).collect(Collectors.joining(",")));
        rows.accept(row -> line(
                writer,
                columns.stream()
                        .map(column -> Csv.cell(Objects.toString(column.value().apply(row), "")))
                        .collect(Collectors.joining(","))));
        writer.flush();
    }

    public void writeJson(OutputStream out) {
        try (var json = Json.createGenerator(out)) {
            json.writeStartObject();
            head.forEach(json::write);
            json.writeStartArray(name);
            rows.accept(row -> object(json, row));
            json.writeEnd().writeEnd();
        }
    }

    private static void line(Writer writer, String text) {
        try {
            writer.write(text);
            writer.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void object(JsonGenerator json, T row) {
        json.writeStartObject();
        for (var column : columns) {
            switch (column.value().apply(row)) {
                case null -> json.writeNull(column.name());
                case Number number -> json.write(column.name(), number.longValue());
                case Object text -> json.write(column.name(), text.toString());
            }
        }
        json.writeEnd();
    }
}
