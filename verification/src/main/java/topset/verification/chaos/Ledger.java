package topset.verification.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the pair has acknowledged, and how it answered otherwise. */
final class Ledger {

    private final ConcurrentLinkedQueue<KnownSet> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong unavailable = new AtomicLong();
    private final AtomicLong limited = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();

    void acknowledge(KnownSet set) {
        acknowledged.add(set);
    }

    /** An answer that no fault excuses. */
    void wrong(String what) {
        wrong.add(what);
    }

    /** 503. */
    void unavailable() {
        unavailable.incrementAndGet();
    }

    /** 429. */
    void limited() {
        limited.incrementAndGet();
    }

    /** No answer at all: the connection broke, or was refused. */
    void unanswered() {
        unanswered.incrementAndGet();
    }

    void took(long nanos) {
        slowestNanos.accumulateAndGet(nanos, Math::max);
    }

    List<KnownSet> acknowledged() {
        return List.copyOf(acknowledged);
    }

    int size() {
        return acknowledged.size();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    long countOfUnavailable() {
        return unavailable.get();
    }

    long countOfLimited() {
        return limited.get();
    }

    long countOfUnanswered() {
        return unanswered.get();
    }

    /** The longest that a caller waited for an answer, of any kind, or for the connection to break. */
    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }
}
