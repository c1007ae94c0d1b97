package topset.edge.webhooks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import topset.edge.webhooks.message.WebhookSecret;
import topset.edge.webhooks.message.WebhookType;
import topset.store.read.EventCursor;

final class WebhookTable {
    private static final String COLUMNS = "w.gym, w.id, w.url, w.types, w.state, w.secret,"
            + " case when w.earlier_secret_until > now() then w.earlier_secret end,"
            + " w.created_at, w.changed_at, w.changed_by, w.after_xid::text, w.after_position";

    private static final String OF_GYM = "select " + COLUMNS + " from webhook w where w.gym = ? order by w.id";

    private static final String ONE = "select " + COLUMNS + " from webhook w where w.gym = ? and w.id = ?";

    private static final String ACTIVE =
            "select " + COLUMNS + " from webhook w where w.state = 'ACTIVE' order by w.gym, w.id";

    /** The webhook also receives the events of transactions that are still open when it is added. */
    private static final String INSERT = """
            insert into webhook (gym, id, url, types, state, secret, changed_by, after_xid, after_position)
            values (?, ?, ?, ?, 'ACTIVE', ?, ?, pg_snapshot_xmin(pg_current_snapshot()), 0)
            on conflict do nothing""";

    private static final String UPDATE = """
            update webhook set url = ?, types = ?, state = 'ACTIVE', changed_by = ?, changed_at = clock_timestamp()
             where gym = ? and id = ?""";

    private static final String NEW_SECRET = """
            update webhook set earlier_secret = secret, earlier_secret_until = now() + interval '24 hours', secret = ?,
                    changed_by = ?, changed_at = clock_timestamp()
             where gym = ? and id = ? returning earlier_secret_until""";

    private WebhookTable() {}

    static List<Webhook> ofGym(Connection connection, String gym) throws SQLException {
        try (var statement = connection.prepareStatement(OF_GYM)) {
            statement.setString(1, gym);
            return read(statement);
        }
    }

    static Optional<Webhook> find(Connection connection, String gym, String id) throws SQLException {
        return find(connection, ONE, gym, id);
    }

    /** Locks the row. The order of an athlete's deliveries is changed only under this lock. */
    static Optional<Webhook> lock(Connection connection, String gym, String id) throws SQLException {
        return find(connection, ONE + " for update", gym, id);
    }

    /** Those to which messages are sent. */
    static List<Webhook> active(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ACTIVE)) {
            return read(statement);
        }
    }

    /** Does nothing if the gym already has a webhook with this id. */
    static void add(
            Connection connection,
            String gym,
            String id,
            String url,
            List<WebhookType> types,
            WebhookSecret secret,
            String by)
            throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, gym);
            statement.setString(2, id);
            statement.setString(3, url);
            statement.setArray(4, words(connection, types));
            statement.setString(5, secret.text());
            statement.setString(6, by);
            statement.executeUpdate();
        }
    }

    static void change(Connection connection, Webhook webhook, String url, List<WebhookType> types, String by)
            throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE)) {
            statement.setString(1, url);
            statement.setArray(2, words(connection, types));
            statement.setString(3, by);
            statement.setString(4, webhook.gym());
            statement.setString(5, webhook.id());
            statement.executeUpdate();
        }
    }

    /** Returns the time until which the previous secret also signs messages. */
    static OffsetDateTime changeSecret(Connection connection, Webhook webhook, WebhookSecret secret, String by)
            throws SQLException {
        try (var statement = connection.prepareStatement(NEW_SECRET)) {
            statement.setString(1, secret.text());
            statement.setString(2, by);
            statement.setString(3, webhook.gym());
            statement.setString(4, webhook.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class);
            }
        }
    }

    /** For a receiver that has answered 410: no more messages are sent to it. */
    static void markGone(Connection connection, Webhook webhook) throws SQLException {
        execute(connection, "update webhook set state = 'GONE' where gym = ? and id = ?", webhook);
    }

    /** Also deletes its deliveries. */
    static void delete(Connection connection, Webhook webhook) throws SQLException {
        execute(connection, "delete from webhook where gym = ? and id = ?", webhook);
    }

    static void moveCursor(Connection connection, Webhook webhook, EventCursor after) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update webhook set after_xid = ?::text::xid8, after_position = ?" + " where gym = ? and id = ?")) {
            statement.setString(1, Long.toUnsignedString(after.transaction()));
            statement.setLong(2, after.position());
            statement.setString(3, webhook.gym());
            statement.setString(4, webhook.id());
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql, Webhook webhook) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, webhook.gym());
            statement.setString(2, webhook.id());
            statement.executeUpdate();
        }
    }

    private static java.sql.Array words(Connection connection, List<WebhookType> types) throws SQLException {
        return connection.createArrayOf(
                "text", types.stream().map(WebhookType::word).toArray(String[]::new));
    }

    private static Optional<Webhook> find(Connection connection, String sql, String gym, String id)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, gym);
            statement.setString(2, id);
            return read(statement).stream().findFirst();
        }
    }

    private static List<Webhook> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Webhook>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static Webhook read(ResultSet row) throws SQLException {
        var types = (String[]) row.getArray(4).getArray();
        var earlierSecret = row.getString(7);
        return new Webhook(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Arrays.stream(types)
                        .flatMap(word -> WebhookType.of(word).stream())
                        .toList(),
                Webhook.State.valueOf(row.getString(5)),
                WebhookSecret.parse(row.getString(6)).orElseThrow(),
                earlierSecret == null
                        ? null
                        : WebhookSecret.parse(earlierSecret).orElseThrow(),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, OffsetDateTime.class),
                row.getString(10),
                new EventCursor(Long.parseUnsignedLong(row.getString(11)), row.getLong(12)));
    }
}
