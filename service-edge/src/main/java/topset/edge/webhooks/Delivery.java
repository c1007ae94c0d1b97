package topset.edge.webhooks;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * A webhook message that its receiver has not accepted yet. The API answers with it. An entity for the table {@code
 * webhook_delivery}; the content of the message is in the stored event.
 *
 * <p>A webhook sends the messages about one athlete in order. So only the athlete's earliest pending delivery is due, and
 * later ones wait. A method that changes this order needs the lock of {@link Webhook#lock}.
 */
@Entity
@Table(name = "webhook_delivery")
@Schema(name = "WebhookDelivery")
public class Delivery extends PanacheEntityBase {
    /** Of an athlete without a pending delivery, only the first new one is due. */
    private static final String ADD = """
        insert into webhook_delivery (gym, webhook, athlete, message_id, type, stream, version, since, due_at)
        select gym, webhook, athlete, message_id, type, stream, version, since::timestamptz,
            case when row_number() over (partition by athlete order by n) = 1
                and not exists (select from webhook_delivery d where d.gym = a.gym and d.webhook = a.webhook
                    and d.athlete = a.athlete and d.dead_at is null) then now() end
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
            with ordinality as a(gym, webhook, athlete, message_id, type, stream, version, since, n) order by n\
        """;

    private static final String DUE = """
        select d.* from webhook w cross join lateral (select * from webhook_delivery e
            where e.gym = w.gym and e.webhook = w.id and e.due_at <= :now order by e.due_at, e.id limit :most) d
        where w.state = 'ACTIVE'\
        """;
    /** Makes the earliest pending delivery of each athlete due. */
    private static final String RESTORE_ORDER = """
        update webhook_delivery d set due_at = case when d.id = h.id then coalesce(d.due_at, now()) end
        from (select distinct on (p.athlete) p.athlete, p.id from webhook_delivery p where p.gym = ? and p.webhook = ?
            and p.dead_at is null order by p.athlete, p.id) h
        where d.gym = ? and d.webhook = ? and d.athlete = h.athlete and d.dead_at is null
            and (d.due_at is null) = (d.id = h.id)\
        """;

    private static final String REVIVE = """
        update webhook_delivery set dead_at = null, due_at = null, attempts = 0, since = now()
        where id in (select d.id from webhook_delivery d where d.gym = ? and d.webhook = ? and d.dead_at is not null
            and (?::text is null or d.message_id = ?) order by d.id limit ?)\
        """;

    private static final String OF_WEBHOOK = "gym = ?1 and webhook = ?2";
    private static final String NEXT = OF_WEBHOOK + " and athleteId = ?3 and deadAt is null order by id";

    // A field that is not public is no part of an answer. A later event of the same athlete has a higher id.
    @Id
    @Schema(hidden = true)
    long id;

    @Schema(hidden = true)
    String gym;

    @Schema(hidden = true)
    String webhook;

    public String messageId;

    public String type;

    @Column(name = "athlete")
    public String athleteId;

    @Schema(hidden = true)
    String stream;

    @Schema(hidden = true)
    long version;

    public OffsetDateTime since;

    public int attempts;

    public @Nullable OffsetDateTime dueAt;

    public @Nullable OffsetDateTime deadAt;

    public @Nullable Integer lastStatus;

    public @Nullable String lastFailure;

    record Queued(RecordedEvent event, String type) {}

    static void add(Tx tx, Webhook webhook, List<Queued> messages) {
        var rows = new RoundTrip.Values(Sql.words("text text text text text text int8 text"));
        for (var message : messages) {
            var event = message.event();
            rows.row(
                    webhook.gym,
                    webhook.webhookId,
                    event.athlete().id(),
                    WebhookMessage.id(webhook.gym, webhook.webhookId, event.id()),
                    message.type(),
                    event.stream(),
                    event.version(),
                    event.recordedAt());
        }
        tx.rows(new RoundTrip().change(ADD, rows));
    }

    /**
     * For each athlete of an active webhook there is at most one.
     *
     * @param most for each webhook
     */
    static List<Delivery> due(int most) {
        return getSession()
                .createNativeQuery(DUE, Delivery.class)
                .setParameter("now", now())
                .setParameter("most", most)
                .getResultList();
    }

    static boolean isDue(long id) {
        return count("id = ?1 and deadAt is null and dueAt <= ?2", id, now()) > 0;
    }

    static Optional<Delivery> pending(long id) {
        return find("id = ?1 and deadAt is null", id).firstResultOptional();
    }

    static long pending(Webhook webhook) {
        return count(OF_WEBHOOK + " and deadAt is null", webhook.gym, webhook.webhookId);
    }

    /** Either the dead or the pending deliveries, ordered by id. */
    static List<Delivery> list(Webhook webhook, boolean dead, long afterId, int limit) {
        var query = OF_WEBHOOK + " and id > ?3 and deadAt is " + (dead ? "not null" : "null") + " order by id";
        return Delivery.<Delivery>find(query, webhook.gym, webhook.webhookId, afterId)
                .page(0, limit)
                .list();
    }

    /** Deletes a delivery and makes the athlete's next delivery due. */
    void delivered() {
        delete("id", id);
        nextIsDue();
    }

    void retry(@Nullable Integer status, String failure, Duration after) {
        failed(status, failure);
        dueAt = next().filter(first -> first.id == id)
                .map(_ -> now().plus(after))
                .orElse(null);
    }

    /** Marks a delivery as dead, and makes the athlete's next delivery due. */
    void end(@Nullable Integer status, String failure) {
        failed(status, failure);
        dueAt = null;
        deadAt = now();
        nextIsDue();
    }

    private void failed(@Nullable Integer status, String failure) {
        attempts++;
        lastStatus = status;
        lastFailure = failure;
    }

    private void nextIsDue() {
        next().filter(first -> first.dueAt == null).ifPresent(first -> first.dueAt = now());
    }

    /** The athlete's earliest pending delivery. */
    private Optional<Delivery> next() {
        return find(NEXT, gym, webhook, athleteId).firstResultOptional();
    }

    /**
     * Makes dead deliveries pending again: that of the message, or at most so many of the webhook. Returns their
     * number.
     */
    static int revive(Connection connection, Webhook webhook, @Nullable String messageId, int most)
            throws SQLException {
        var gym = webhook.gym;
        var id = webhook.webhookId;
        int revived = Sql.change(connection, REVIVE, gym, id, messageId, messageId, most);
        Sql.change(connection, RESTORE_ORDER, gym, id, gym, id);
        return revived;
    }

    static void endAll(Webhook webhook, @Nullable Integer status, String failure) {
        update(
                "lastStatus = ?3, lastFailure = ?4, dueAt = null, deadAt = ?5 where deadAt is null and " + OF_WEBHOOK,
                webhook.gym,
                webhook.webhookId,
                status,
                failure,
                now());
    }

    /** Deletes at most so many deliveries that have been dead for more than the given number of days. */
    static void drop(int days, int most) {
        delete(
                "id in (select d.id from Delivery d where d.deadAt < ?1 order by d.deadAt limit ?2)",
                now().minusDays(days),
                most);
    }

    /** Deletes the oldest dead deliveries, at most so many, so that {@code kept} dead deliveries remain. */
    static void dropSurplus(Webhook webhook, int kept, int most) {
        delete(
                "id in (select d.id from Delivery d where d.gym = ?1 and d.webhook = ?2 and d.deadAt is not null"
                        + " order by d.id desc limit ?3 offset ?4)",
                webhook.gym,
                webhook.webhookId,
                most,
                kept);
    }

    /** The connection is that of the transaction that holds the athlete's lock. */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(connection, "delete from webhook_delivery where gym = ? and athlete = ?", athlete);
    }

    Webhook.Key receiver() {
        return new Webhook.Key(gym, webhook);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
