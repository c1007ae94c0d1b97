package topset.edge.webhooks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.webhooks.message.WebhookMessage;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.Sql;
import topset.store.StreamKey;

/**
 * A webhook sends the messages about one athlete in order. So only the athlete's earliest pending delivery is due, and
 * later ones wait. A method that changes this order needs the lock of {@link WebhookTable#lock}.
 */
final class DeliveryTable {
    private static final String COLUMNS = "d.id, d.gym, d.webhook, d.athlete, d.message_id, d.type, d.stream,"
            + " d.version, d.since, d.attempts, d.due_at, d.dead_at, d.last_status, d.last_failure";

    /**
     * Each statement of the batch sees the rows of the statements before it. So if an athlete has no pending delivery,
     * only the athlete's first new delivery is due.
     */
    private static final String ADD = """
        insert into webhook_delivery (gym, webhook, athlete, message_id, type, stream, version, since, due_at)
        select ?, ?, a.athlete, ?, ?, ?, ?, ?,
            case when not exists (select from webhook_delivery d where d.gym = a.gym and d.webhook = a.webhook
                and d.athlete = a.athlete and d.dead_at is null) then now() end
        from (values (?::text, ?::text, ?::text)) as a(gym, webhook, athlete)\
        """;

    private static final String DUE = "select " + COLUMNS + " from webhook w cross join lateral (select * from"
            + " webhook_delivery e where e.gym = w.gym and e.webhook = w.id and e.due_at <= now()"
            + " order by e.due_at, e.id limit ?) d where w.state = 'ACTIVE'";

    private static final String PENDING = "select count(*) from (select from webhook_delivery d where d.gym = ?"
            + " and d.webhook = ? and d.dead_at is null limit ?) as counted";

    private static final String RETRY = """
        update webhook_delivery d set attempts = d.attempts + 1, last_status = ?, last_failure = ?,
            due_at = case when not exists (select from webhook_delivery e where e.gym = d.gym and e.webhook = d.webhook
                and e.athlete = d.athlete and e.dead_at is null and e.id < d.id) then now() + ? * interval '1 ms' end
        where d.id = ? and d.dead_at is null\
        """;

    private static final String END = """
        update webhook_delivery set attempts = attempts + 1, last_status = ?, last_failure = ?, due_at = null,
            dead_at = now()
        where id = ?\
        """;

    /** Makes the earliest pending delivery of each athlete due. */
    private static final String RESTORE_ORDER = """
        update webhook_delivery d set due_at = case when d.id = h.id then coalesce(d.due_at, now()) end
        from (select distinct on (p.athlete) p.athlete, p.id from webhook_delivery p where p.gym = ? and p.webhook = ?
            and p.dead_at is null order by p.athlete, p.id) h
        where d.gym = ? and d.webhook = ? and d.athlete = h.athlete and d.dead_at is null
            and (d.due_at is null) = (d.id = h.id)\
        """;

    private static final String NEXT_IS_DUE = """
        update webhook_delivery set due_at = now() where due_at is null
            and id = (select d.id from webhook_delivery d where d.gym = ? and d.webhook = ? and d.athlete = ?
                and d.dead_at is null order by d.id limit 1)\
        """;

    private static final String REVIVE = """
        update webhook_delivery set dead_at = null, due_at = null, attempts = 0, since = now()
        where id in (select d.id from webhook_delivery d where d.gym = ? and d.webhook = ? and d.dead_at is not null
            and (?::text is null or d.message_id = ?) order by d.id limit ?)\
        """;

    private static final String LIST =
            "select " + COLUMNS + " from webhook_delivery d where d.gym = ? and d.webhook = ?"
                    + " and d.id > ? and (d.dead_at is not null) = ? order by d.id limit ?";

    /** Deletes a limited number of old dead deliveries. */
    private static final String DROP = "delete from webhook_delivery where id in (select d.id from webhook_delivery d"
            + " where d.dead_at < now() - ? * interval '1 day' order by d.dead_at limit ?)";

    private static final String DROP_SURPLUS = "delete from webhook_delivery where id in (select d.id"
            + " from webhook_delivery d where d.gym = ? and d.webhook = ? and d.dead_at is not null"
            + " order by d.id desc offset ? limit ?)";

    private DeliveryTable() {}

    record Queued(RecordedEvent event, String type) {}

    static void add(Connection connection, Webhook webhook, List<Queued> messages) throws SQLException {
        try (var statement = connection.prepareStatement(ADD)) {
            for (var message : messages) {
                var event = message.event();
                statement.setString(1, webhook.gym());
                statement.setString(2, webhook.id());
                statement.setString(3, WebhookMessage.id(webhook.gym(), webhook.id(), event.id()));
                statement.setString(4, message.type());
                statement.setString(5, event.stream());
                statement.setLong(6, event.version());
                statement.setObject(7, event.recordedAt());
                statement.setString(8, webhook.gym());
                statement.setString(9, webhook.id());
                statement.setString(10, event.athlete().id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * For each athlete of an active webhook there is at most one.
     *
     * @param limit for each webhook
     */
    static List<Delivery> due(Connection connection, int limit) throws SQLException {
        return Sql.list(connection, DUE, DeliveryTable::read, limit);
    }

    static boolean isDue(Connection connection, Delivery delivery) throws SQLException {
        return Sql.exists(
                connection,
                "select from webhook_delivery where id = ? and dead_at is null and due_at <= now()",
                delivery.id());
    }

    /** Stops counting at {@code most}. */
    static int pending(Connection connection, Webhook webhook, int most) throws SQLException {
        return Sql.one(connection, PENDING, row -> row.getInt(1), webhook.gym(), webhook.id(), most);
    }

    /** Deletes a delivery and makes the athlete's next delivery due. */
    static void delivered(Connection connection, Delivery delivery) throws SQLException {
        Sql.change(connection, "delete from webhook_delivery where id = ?", delivery.id());
        nextIsDue(connection, delivery);
    }

    /** Schedules the next attempt after a failed one. */
    static void retry(
            Connection connection, Delivery delivery, @Nullable Integer status, String failure, Duration after)
            throws SQLException {
        Sql.change(connection, RETRY, status, failure, after.toMillis(), delivery.id());
    }

    /** Marks a delivery as dead, and makes the athlete's next delivery due. */
    static void end(Connection connection, Delivery delivery, @Nullable Integer status, String failure)
            throws SQLException {
        Sql.change(connection, END, status, failure, delivery.id());
        nextIsDue(connection, delivery);
    }

    /**
     * Makes dead deliveries pending again.
     *
     * @param messageId the only message to revive; null means all dead deliveries of the webhook
     * @return the number of revived deliveries, at most {@code most}
     */
    static int revive(Connection connection, Webhook webhook, @Nullable String messageId, int most)
            throws SQLException {
        int revived = Sql.change(connection, REVIVE, webhook.gym(), webhook.id(), messageId, messageId, most);
        Sql.change(connection, RESTORE_ORDER, webhook.gym(), webhook.id(), webhook.gym(), webhook.id());
        return revived;
    }

    static void endAll(Connection connection, Webhook webhook, @Nullable Integer status, String failure)
            throws SQLException {
        Sql.change(
                connection,
                "update webhook_delivery set last_status = ?,"
                        + " last_failure = ?, due_at = null, dead_at = now()"
                        + " where gym = ? and webhook = ? and dead_at is null",
                status,
                failure,
                webhook.gym(),
                webhook.id());
    }

    private static void nextIsDue(Connection connection, Delivery ended) throws SQLException {
        Sql.change(
                connection,
                NEXT_IS_DUE,
                ended.gym(),
                ended.webhookId(),
                ended.view().athleteId());
    }

    /** Either the dead or the pending deliveries, ordered by id. */
    static List<Delivery> list(Connection connection, Webhook webhook, boolean dead, long afterId, int limit)
            throws SQLException {
        return Sql.list(connection, LIST, DeliveryTable::read, webhook.gym(), webhook.id(), afterId, dead, limit);
    }

    /** Deletes deliveries that have been dead for more than the given number of days. */
    static void drop(Connection connection, int days, int most) throws SQLException {
        Sql.change(connection, DROP, days, most);
    }

    /** Deletes the oldest dead deliveries, so that {@code kept} dead deliveries remain. */
    static void dropSurplus(Connection connection, Webhook webhook, int kept, int most) throws SQLException {
        Sql.change(connection, DROP_SURPLUS, webhook.gym(), webhook.id(), kept, most);
    }

    static void forget(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(
                connection, "delete from webhook_delivery where gym = ? and athlete = ?", athlete.gym(), athlete.id());
    }

    private static Delivery read(ResultSet row) throws SQLException {
        var view = new DeliveryView(
                row.getString(5),
                row.getString(6),
                row.getString(4),
                row.getObject(9, OffsetDateTime.class),
                row.getInt(10),
                row.getObject(11, OffsetDateTime.class),
                row.getObject(12, OffsetDateTime.class),
                row.getObject(13, Integer.class),
                row.getString(14));
        var stream = new StreamKey(row.getString(2), row.getString(7));
        return new Delivery(row.getLong(1), stream, row.getString(3), row.getLong(8), view);
    }
}
