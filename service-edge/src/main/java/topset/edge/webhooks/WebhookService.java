package topset.edge.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.outbound.CallResult;
import topset.edge.outbound.OutboundUrls;
import topset.edge.outbound.UncallableException;
import topset.edge.web.Problem;
import topset.edge.webhooks.message.WebhookMessage;
import topset.edge.webhooks.message.WebhookSecret;
import topset.store.Athlete;
import topset.store.EventStore;

/** A change of a gym's webhooks holds the gym's lock. */
@ApplicationScoped
class WebhookService {
    static final int MOST_OF_GYM = 10;
    static final int MOST_REPLAYED = 1_000;

    /**
     * For resolving a host name during an API call. Together with {@code ANSWER}, it is below the 5 s that a caller
     * waits (ADR 0132).
     */
    private static final Duration RESOLVE = Duration.ofMillis(1_500);

    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final EventStore store;
    private final OutboundUrls urls;
    private final WebhookSender sender;
    private final Clock clock = Clock.systemUTC();

    WebhookService(EventStore store, OutboundUrls urls, WebhookSender sender) {
        this.store = store;
        this.urls = urls;
        this.sender = sender;
    }

    /**
     * @param shown the secret if the service has generated it for a new webhook; otherwise null. The API shows it only
     * once
     */
    record Set(Webhook webhook, boolean created, @Nullable WebhookSecret shown) {}

    /** @param earlierUntil the time until which the previous secret also signs messages */
    record NewSecret(WebhookSecret secret, OffsetDateTime earlierUntil) {}

    /** @throws Problem 422 if the URL is not allowed, or if the gym has too many webhooks */
    Set put(String gym, String id, WebhookRequest asked, String by) {
        requireCallable(asked.url());
        var requested = asked.secret() == null
                ? null
                : WebhookSecret.parse(asked.secret()).orElseThrow();
        var types = asked.distinctTypes();
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var connection = tx.connection();
            var known = WebhookTable.lock(connection, gym, id);
            if (known.isEmpty()) {
                if (WebhookTable.ofGym(connection, gym).size() >= MOST_OF_GYM) {
                    throw Problem.refused(
                            "webhookId",
                            "must be the id of an existing webhook, because this gym already has " + MOST_OF_GYM
                                    + " webhooks, the limit",
                            "webhooks-of-gym");
                }
                var secret = requested == null ? WebhookSecret.random() : requested;
                WebhookTable.add(connection, gym, id, asked.url(), types, secret, by);
                return new Set(
                        WebhookTable.find(connection, gym, id).orElseThrow(), true, requested == null ? secret : null);
            }
            WebhookTable.change(connection, known.get(), asked.url(), types, by);
            if (requested != null && !requested.equals(known.get().secret())) {
                WebhookTable.changeSecret(connection, known.get(), requested, by);
            }
            return new Set(WebhookTable.find(connection, gym, id).orElseThrow(), false, null);
        });
    }

    List<Webhook> list(String gym) {
        return store.query(connection -> WebhookTable.ofGym(connection, gym));
    }

    /** @throws Problem 404 if the gym has no such webhook */
    Webhook get(String gym, String id) {
        return store.query(connection -> WebhookTable.find(connection, gym, id).orElseThrow(() -> unknown(id)));
    }

    /** Also deletes its deliveries. */
    Webhook delete(String gym, String id) {
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var locked = WebhookTable.lock(tx.connection(), gym, id).orElseThrow(() -> unknown(id));
            WebhookTable.delete(tx.connection(), locked);
            return locked;
        });
    }

    NewSecret changeSecret(String gym, String id, String by) {
        var secret = WebhookSecret.random();
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var locked = WebhookTable.lock(tx.connection(), gym, id).orElseThrow(() -> unknown(id));
            return new NewSecret(secret, WebhookTable.changeSecret(tx.connection(), locked, secret, by));
        });
    }

    /** If the test message fails, it is not sent again. */
    CallResult ping(String gym, String id) throws InterruptedException {
        var webhook = get(gym, id);
        var message = new WebhookMessage(
                WebhookMessage.PING,
                OffsetDateTime.now(clock),
                "{\"gym\":\"" + gym + "\",\"webhookId\":\"" + id + "\"}");
        var messageId = WebhookMessage.id(gym, id, UUID.randomUUID().toString());
        return sender.call(webhook, messageId, message, RESOLVE, ANSWER);
    }

    List<Delivery> deliveries(String gym, String id, boolean dead, long afterId, int limit) {
        var webhook = get(gym, id);
        return store.query(connection -> DeliveryTable.list(connection, webhook, dead, afterId, limit));
    }

    /**
     * Makes dead deliveries pending again, the oldest first.
     *
     * @param messageId the only message to replay; null means all dead messages, up to {@link #MOST_REPLAYED}
     * @return the number of messages that will be sent again
     * @throws Problem 404 if the webhook does not exist, or if it has no dead message with this id
     */
    int replay(String gym, String id, @Nullable String messageId) {
        return store.run(List.of(), tx -> {
            var locked = WebhookTable.lock(tx.connection(), gym, id).orElseThrow(() -> unknown(id));
            int revived = DeliveryTable.revive(tx.connection(), locked, messageId, MOST_REPLAYED);
            if (messageId != null && revived == 0) {
                throw Problem.notFound("Webhook " + id + " has no dead message " + messageId + ": GET /v1/webhooks/"
                        + id + "/deliveries?state=dead lists its dead messages");
            }
            return revived;
        });
    }

    private void requireCallable(String url) {
        try {
            urls.resolve(url, RESOLVE);
        } catch (UncallableException e) {
            throw Problem.refused("url", e.says(), "webhook-" + e.rule());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no webhook " + id);
    }
}
