package topset.edge.webhooks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import topset.edge.webhooks.message.WebhookSecret;
import topset.edge.webhooks.message.WebhookType;
import topset.store.Sql;
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
        on conflict do nothing\
        """;

    private static final String UPDATE = """
        update webhook set url = ?, types = ?, state = 'ACTIVE', changed_by = ?, changed_at = clock_timestamp()
         where gym = ? and id = ?\
        """;

    private static final String NEW_SECRET = """
        update webhook set earlier_secret = secret, earlier_secret_until = now() + interval '24 hours', secret = ?,
                changed_by = ?, changed_at = clock_timestamp()
         where gym = ? and id = ? returning earlier_secret_until\
        """;

    private WebhookTable() {}

    static List<Webhook> ofGym(Connection connection, String gym) throws SQLException {
        return Sql.list(connection, OF_GYM, WebhookTable::read, gym);
    }

    static Optional<Webhook> find(Connection connection, String gym, String id) throws SQLException {
        return Sql.first(connection, ONE, WebhookTable::read, gym, id);
    }

    /** Locks the row. The order of an athlete's deliveries is changed only under this lock. */
    static Optional<Webhook> lock(Connection connection, String gym, String id) throws SQLException {
        return Sql.first(connection, ONE + " for update", WebhookTable::read, gym, id);
    }

    /** Those to which messages are sent. */
    static List<Webhook> active(Connection connection) throws SQLException {
        return Sql.list(connection, ACTIVE, WebhookTable::read);
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
        Sql.change(connection, INSERT, gym, id, url, words(connection, types), secret.text(), by);
    }

    static void change(Connection connection, Webhook webhook, String url, List<WebhookType> types, String by)
            throws SQLException {
        Sql.change(connection, UPDATE, url, words(connection, types), by, webhook.gym(), webhook.id());
    }

    /** Returns the time until which the previous secret also signs messages. */
    static OffsetDateTime changeSecret(Connection connection, Webhook webhook, WebhookSecret secret, String by)
            throws SQLException {
        return Sql.one(
                connection,
                NEW_SECRET,
                row -> row.getObject(1, OffsetDateTime.class),
                secret.text(),
                by,
                webhook.gym(),
                webhook.id());
    }

    /** For a receiver that has answered 410: no more messages are sent to it. */
    static void markGone(Connection connection, Webhook webhook) throws SQLException {
        Sql.change(
                connection, "update webhook set state = 'GONE' where gym = ? and id = ?", webhook.gym(), webhook.id());
    }

    /** Also deletes its deliveries. */
    static void delete(Connection connection, Webhook webhook) throws SQLException {
        Sql.change(connection, "delete from webhook where gym = ? and id = ?", webhook.gym(), webhook.id());
    }

    static void moveCursor(Connection connection, Webhook webhook, EventCursor after) throws SQLException {
        Sql.change(
                connection,
                "update webhook set after_xid = ?::text::xid8, after_position = ?" + " where gym = ? and id = ?",
                Long.toUnsignedString(after.transaction()),
                after.position(),
                webhook.gym(),
                webhook.id());
    }

    private static java.sql.Array words(Connection connection, List<WebhookType> types) throws SQLException {
        return connection.createArrayOf(
                "text", types.stream().map(WebhookType::word).toArray(String[]::new));
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
