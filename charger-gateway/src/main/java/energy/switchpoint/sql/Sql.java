package energy.switchpoint.sql;

import energy.switchpoint.platform.json.JsonFactories;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements on the service's database. Inside a transaction they belong to it. */
@ApplicationScoped
public class Sql {

    /** The connection that a writer keeps for itself, while it writes one batch. */
    private static final ScopedValue<Connection> OWN = ScopedValue.newInstance();

    @Resource(lookup = "java:app/jdbc/service")
    DataSource database;

    public Sql() {}

    /** For use outside the container. */
    public Sql(DataSource database) {
        this.database = database;
    }

    /** Reads one row into an object. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Looks at one row. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Rows changed, or that the database's own rules refused the change. */
    public sealed interface Written {
        record Rows(int count) implements Written {}

        record RefusedByDatabase(String constraint) implements Written {}
    }

    /** Runs work whose statements all go to this connection, whoever makes them. */
    static <T> T on(Connection own, Supplier<T> work) {
        return ScopedValue.where(OWN, own).call(work::get);
    }

    /** Closing gives it back; one that is somebody's own stays open. */
    private record Lent(Connection connection, boolean own) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            if (!own) {
                connection.close();
            }
        }
    }

    private Lent lend() throws SQLException {
        return OWN.isBound() ? new Lent(OWN.get(), true) : new Lent(database.getConnection(), false);
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (var lent = lend();
                var statement = prepared(lent.connection(), sql, parameters);
                var rows = statement.executeQuery()) {
            var result = new ArrayList<T>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseUnusable(e);
        }
    }

    /** Shows every row to a visitor, without gathering them. */
    public void each(String sql, RowVisitor visitor, @Nullable Object... parameters) {
        try (var lent = lend();
                var statement = prepared(lent.connection(), sql, parameters);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        } catch (SQLException e) {
            throw new DatabaseUnusable(e);
        }
    }

    public <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    public int update(String sql, @Nullable Object... parameters) {
        return switch (write(sql, parameters)) {
            case Written.Rows(int count) -> count;
            case Written.RefusedByDatabase(String constraint) -> throw new IllegalStateException(constraint);
        };
    }

    /** For writes where the database's refusal is an answer, not a bug. */
    public Written write(String sql, @Nullable Object... parameters) {
        try (var lent = lend();
                var statement = prepared(lent.connection(), sql, parameters)) {
            return new Written.Rows(statement.executeUpdate());
        } catch (SQLIntegrityConstraintViolationException e) {
            return new Written.RefusedByDatabase(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            throw new DatabaseUnusable(e);
        }
    }

    /** Inserts and answers the number the database gave. */
    public long insert(String sql, @Nullable Object... parameters) {
        try (var lent = lend();
                var statement = lent.connection().prepareStatement(sql, PreparedStatement.RETURN_GENERATED_KEYS)) {
            bind(statement, parameters);
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                if (!keys.next()) {
                    throw new IllegalStateException("no key from: " + sql);
                }
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw new DatabaseUnusable(e);
        }
    }

    /**
     * Many rows of one statement. Where it inserts values, as few statements of many rows each as can be. An {@code insert …
     * select} is one for {@link #updateEach}.
     *
     * @return how many rows the database says it has changed
     */
    public int batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (var lent = lend()) {
            var manyRows = ManyRows.of(sql);
            return manyRows == null || rows.size() == 1
                    ? oneByOne(lent.connection(), sql, rows)
                    : manyRows.execute(lent.connection(), rows);
        } catch (SQLException e) {
            throw new DatabaseUnusable(e);
        }
    }

    /**
     * One statement that changes many rows, each in its own way: the rows are its only parameter, as a JSON array of arrays,
     * which it reads with {@code json_table}. The database needs a third of the time that as many statements take.
     *
     * @param rows values of each row: null, text, whole numbers, ids, instants
     */
    public int updateEach(String sql, List<@Nullable Object[]> rows) {
        return rows.isEmpty() ? 0 : update(sql, json(rows));
    }

    private static String json(List<@Nullable Object[]> rows) {
        var all = JsonFactories.BUILD.createArrayBuilder();
        for (var row : rows) {
            var values = JsonFactories.BUILD.createArrayBuilder();
            for (var value : row) {
                switch (value) {
                    case null -> values.addNull();
                    case Long number -> values.add(number);
                    case Integer number -> values.add(number);
                    case Instant at ->
                        values.add(LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString());
                    case Object other -> values.add(other.toString());
                }
            }
            all.add(values);
        }
        return all.build().toString();
    }

    private static int oneByOne(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(statement, 0, row);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch())
                    .map(n -> Math.max(0, n))
                    .sum();
        }
    }

    /** So many question marks, for a list of values. */
    public static String marks(int count) {
        return "?" + ", ?".repeat(count - 1);
    }

    /** Parameters of a statement that ends in a list of ids: those before the list, then the list. */
    public static @Nullable Object[] parameters(Collection<?> ids, @Nullable Object... before) {
        var all = new ArrayList<@Nullable Object>(Arrays.asList(before));
        all.addAll(ids);
        return all.toArray();
    }

    /** A row of one of many. */
    private record Of<T>(UUID id, T value) {}

    /**
     * Reads what many have, with one statement: {@code %s} in it stands for their ids. Each row begins with the id it belongs
     * to. Those without a row are left out.
     *
     * @param after the parameters behind the ids
     */
    public <T> Map<UUID, List<T>> byId(String sql, RowReader<T> reader, Collection<UUID> ids, Object... after) {
        var found = new HashMap<UUID, List<T>>();
        if (ids.isEmpty()) {
            return found;
        }
        var few = few(ids);
        var parameters = Stream.concat(few.stream(), Stream.of(after)).toArray();
        list(sql.replace("%s", marks(few.size())), row -> new Of<>(id(row, 1), reader.read(row)), parameters)
                .forEach(of ->
                        found.computeIfAbsent(of.id(), _ -> new ArrayList<>(2)).add(of.value()));
        return found;
    }

    /** Filled up to a power of two with one of them, so that few different statements have to be prepared. Not for none. */
    public static <T> List<T> few(Collection<T> ids) {
        var filled = new ArrayList<>(ids);
        var size = Integer.highestOneBit(Math.max(1, ids.size() - 1)) << (ids.size() > 1 ? 1 : 0);
        while (filled.size() < size) {
            filled.add(filled.getFirst());
        }
        return filled;
    }

    /** An id, read as text: asking the server's pool for an object looks its own method up for every single value. */
    public static UUID id(ResultSet row, int column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object[] parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        bind(statement, parameters);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        bind(statement, 0, parameters);
    }

    /** Binds by type where it can: finding the type out costs the driver more than sending the value. */
    static void bind(PreparedStatement statement, int after, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            int index = after + i + 1;
            switch (parameters[i]) {
                case null -> statement.setNull(index, Types.NULL);
                case String text -> statement.setString(index, text);
                case Long number -> statement.setLong(index, number);
                case Integer number -> statement.setInt(index, number);
                case UUID id -> statement.setString(index, id.toString());
                case Instant at -> statement.setObject(index, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                case Object other -> statement.setObject(index, other);
            }
        }
    }
}
