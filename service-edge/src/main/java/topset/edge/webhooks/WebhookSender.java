package topset.edge.webhooks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.edge.webhooks.OutboundClient.CallResult;
import topset.store.EventStore;
import topset.store.Feed;
import topset.store.StreamKey;

/** No database transaction is open while an HTTP request runs. */
@Startup // the counters exist before the first attempt, so that their rates are 0 instead of unknown
@ApplicationScoped
class WebhookSender {
    private static final Duration RESOLVE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int GONE = 410;
    private static final int LONGEST_FAILURE = 300;

    /** Counted from the event or, if the message was replayed, from the last replay. */
    private static final Duration RETRIES_END_AFTER = Duration.ofHours(24);

    /** The longest delay that a receiver can request. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    /** In percent of the delay, in both directions. */
    static final int MOST_JITTER_PERCENT = 20;

    private static final String TRIES = "topset.webhook.tries";
    private static final String RESULT = "result";

    /** Of the pool, for all sending threads together. API requests need the other connections. */
    private static final int CONNECTIONS = 2;

    private final EventStore store;
    private final Feed feed;
    private final OutboundUrls urls;
    private final OutboundClient client;
    private final Counter delivered;
    private final Counter failed;
    private final Counter dead;
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final Clock clock = Clock.systemUTC();

    WebhookSender(EventStore store, Feed feed, OutboundUrls urls, OutboundClient client, MeterRegistry metrics) {
        this.store = store;
        this.feed = feed;
        this.urls = urls;
        this.client = client;
        this.delivered = metrics.counter(TRIES, RESULT, "delivered");
        this.failed = metrics.counter(TRIES, RESULT, "failed");
        this.dead = metrics.counter(TRIES, RESULT, "dead");
    }

    /** Returns false if the attempt has failed. */
    boolean send(Webhook webhook, Delivery delivery) throws InterruptedException {
        // Another thread may have sent the delivery after this thread had read it.
        if (!limited(() -> QuarkusTransaction.requiringNew().call(() -> Delivery.isDue(delivery.id)))) {
            return true;
        }
        var content = limited(() -> content(delivery));
        if (content.isEmpty()) {
            store(delivery, _ -> delivery.delivered());
            return true;
        }
        var result = call(webhook, delivery.messageId, content.get(), RESOLVE, ANSWER);
        if (result.isDelivered()) {
            store(delivery, _ -> delivery.delivered());
            delivered.increment();
            return true;
        }
        failed(delivery, result);
        return false;
    }

    /** Stores nothing. */
    CallResult call(Webhook webhook, String messageId, WebhookMessage message, Duration resolve, Duration answer)
            throws InterruptedException {
        var body = message.body();
        var now = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Topset-Webhooks/1");
        headers.put("webhook-id", messageId);
        headers.put("webhook-timestamp", Long.toString(now));
        headers.put("webhook-signature", webhook.signatures(messageId, now, body));
        try {
            return client.post(urls.resolve(webhook.url, resolve), headers, body, answer);
        } catch (Problem refused) {
            return CallResult.failed(
                    "the URL " + refused.violations().getFirst().message());
        }
    }

    static String failure(CallResult result) {
        var says = result.failure();
        return says.substring(0, Math.min(says.length(), LONGEST_FAILURE)).replace('\0', ' ');
    }

    /** Empty if the athlete was erased. */
    private Optional<WebhookMessage> content(Delivery delivery) {
        return store.load(new StreamKey(delivery.gym, delivery.stream), delivery.version - 1, 1).stream()
                .filter(event -> event.version() == delivery.version)
                .flatMap(event -> WebhookMessage.of(feed, event).stream())
                .filter(message -> message.type().equals(delivery.type))
                .findFirst();
    }

    private void failed(Delivery delivery, CallResult result) throws InterruptedException {
        var status = result.status();
        var failure = failure(result);
        var left = Duration.between(clock.instant(), delivery.since.plus(RETRIES_END_AFTER));
        if (status != null && status == GONE) {
            store(delivery, webhook -> {
                webhook.state = Webhook.State.GONE;
                Delivery.endAll(webhook, status, failure);
            });
            dead.increment();
        } else if (!left.isPositive()) {
            store(delivery, _ -> Delivery.pending(delivery.id).ifPresent(each -> each.end(status, failure)));
            dead.increment();
        } else {
            var jitter = ThreadLocalRandom.current().nextInt(-MOST_JITTER_PERCENT, MOST_JITTER_PERCENT + 1);
            var delay = delay(delivery.attempts + 1, result.retryAfter(), jitter);
            var next = delay.compareTo(left) > 0 ? left : delay;
            store(delivery, _ -> Delivery.pending(delivery.id).ifPresent(each -> each.retry(status, failure, next)));
            failed.increment();
        }
    }

    /**
     * @param attempts the number of failed attempts, at least 1
     * @param retryAfter the delay that the receiver requests; null if it requests none
     * @param jitterPercent spreads the retries of many messages over time
     */
    static Duration delay(int attempts, @Nullable Duration retryAfter, int jitterPercent) {
        var delay = DELAYS.get(Math.min(attempts, DELAYS.size()) - 1);
        var scheduled = delay.plus(delay.multipliedBy(jitterPercent).dividedBy(100));
        if (retryAfter == null) {
            return scheduled;
        }
        var requested = retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
        return requested.compareTo(scheduled) > 0 ? requested : scheduled;
    }

    /** Runs a change under the lock of the webhook. Stores nothing if the webhook was deleted in the meantime. */
    private void store(Delivery delivery, Consumer<Webhook> change) throws InterruptedException {
        limited(() -> store.run(List.of(), tx -> {
            var webhook = Webhook.lock(delivery.gym, delivery.webhook);
            if (webhook != null) {
                change.accept(webhook);
            }
            return delivery;
        }));
    }

    private <T> T limited(Supplier<T> work) throws InterruptedException {
        connections.acquire();
        try {
            return work.get();
        } finally {
            connections.release();
        }
    }
}
