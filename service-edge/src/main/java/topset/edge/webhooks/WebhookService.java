package topset.edge.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.edge.webhooks.OutboundClient.CallResult;
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
    private final WebhookWorker worker;
    private final Clock clock = Clock.systemUTC();

    WebhookService(EventStore store, OutboundUrls urls, WebhookSender sender, WebhookWorker worker) {
        this.store = store;
        this.urls = urls;
        this.sender = sender;
        this.worker = worker;
    }

    record WebhookRequest(
            @NotNull String url,
            @NotNull List<String> types,
            @Nullable String secret) {

        /** The annotations of this record already report missing values. */
        void check(String service, Violations found) {
            if (types != null) {
                checkTypes(service, found);
            }
            if (secret != null && !WebhookSecret.isValid(secret)) {
                found.refuse(
                        "secret",
                        "must be whsec_ followed by " + WebhookSecret.SHORTEST_KEY + " to " + WebhookSecret.LONGEST_KEY
                                + " bytes in base64",
                        "webhook-secret");
            }
        }

        private void checkTypes(String service, Violations found) {
            var possible = WebhookType.wordsOf(service);
            if (types.isEmpty()) {
                found.refuse("types", "must have at least one of the types " + possible, "webhook-type");
            }
            for (int n = 0; n < types.size() && !found.isFull(); n++) {
                var word = types.get(n);
                var field = "types[" + n + "]";
                var type = WebhookType.of(word);
                if (type.isEmpty()) {
                    found.refuse(field, "must be one of " + possible + ", not " + word, "webhook-type");
                } else if (!type.get().service().equals(service)) {
                    found.refuse(
                            field,
                            "must be one of " + possible + "; " + word + " is sent by "
                                    + type.get().service() + ": create a webhook there",
                            "webhook-type");
                }
            }
        }

        /** Without repetitions, in the order of {@link WebhookType}. The types must have passed {@link #check}. */
        List<String> distinctTypes() {
            return types.stream()
                    .flatMap(word -> WebhookType.of(word).stream())
                    .distinct()
                    .sorted()
                    .map(WebhookType::word)
                    .toList();
        }
    }

    record Set(Webhook webhook, boolean created) {}

    /** @throws Problem 422 if the URL is not allowed, or if the gym has too many webhooks */
    Set put(String gym, String id, WebhookRequest asked, String by) {
        requireCallable(asked.url());
        var set = store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var known = Webhook.lock(gym, id);
            var webhook = known == null ? added(gym, id, asked.secret()) : known;
            webhook.url = asked.url();
            webhook.types = asked.distinctTypes();
            webhook.state = Webhook.State.ACTIVE;
            webhook.changed(by);
            if (asked.secret() != null && !asked.secret().equals(webhook.signingSecret)) {
                webhook.changeSecret(asked.secret());
            }
            webhook.persist();
            return new Set(webhook, known == null);
        });
        worker.wake();
        return set;
    }

    private static Webhook added(String gym, String id, @Nullable String secret) {
        if (Webhook.ofGym(gym).size() >= MOST_OF_GYM) {
            throw Problem.refused(
                    "webhookId",
                    "must be the id of an existing webhook, because this gym already has " + MOST_OF_GYM
                            + " webhooks, the limit",
                    "webhooks-of-gym");
        }
        var webhook = new Webhook();
        webhook.gym = gym;
        webhook.webhookId = id;
        if (secret == null) {
            webhook.signingSecret = WebhookSecret.random();
            webhook.secret = webhook.signingSecret;
        } else {
            webhook.signingSecret = secret;
        }
        return webhook;
    }

    /** @throws Problem 404 if the gym has no such webhook */
    @Transactional
    Webhook get(String gym, String id) {
        return Webhook.<Webhook>findByIdOptional(new Webhook.Key(gym, id)).orElseThrow(() -> unknown(id));
    }

    /** Also deletes its deliveries. */
    Webhook delete(String gym, String id) {
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var webhook = locked(gym, id);
            webhook.delete();
            return webhook;
        });
    }

    WebhookResource.SecretAnswer changeSecret(String gym, String id, String by) {
        var secret = WebhookSecret.random();
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var webhook = locked(gym, id);
            webhook.changed(by);
            return new WebhookResource.SecretAnswer(secret, webhook.changeSecret(secret));
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

    /**
     * Makes dead deliveries pending again, the oldest first: that of the message, or up to {@link #MOST_REPLAYED}.
     * Throws a problem 404 if the webhook does not exist, or if it has no dead message with this id.
     */
    int replay(String gym, String id, @Nullable String messageId) {
        return store.run(List.of(), tx -> {
            int revived = Delivery.revive(tx.connection(), locked(gym, id), messageId, MOST_REPLAYED);
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        }
    }

    private static Webhook locked(String gym, String id) {
        return Optional.ofNullable(Webhook.lock(gym, id)).orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no webhook " + id);
    }
}
