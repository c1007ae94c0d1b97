package topset.verification.chaos.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

public final class Ledger {

    private final ConcurrentLinkedQueue<KnownSet> acknowledged = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong unavailable = new AtomicLong();
    private final AtomicLong limited = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();

    public void acknowledge(KnownSet set) {
        acknowledged.add(set);
    }

    public void wrong(String what) {
        wrong.add(what);
    }

    void unavailable() {
        unavailable.incrementAndGet();
    }

    void limited() {
        limited.incrementAndGet();
    }

    /** Counts a call that got no answer, because the connection was lost or was refused. */
    void unanswered() {
        unanswered.incrementAndGet();
    }

    public void took(long nanos) {
        slowestNanos.accumulateAndGet(nanos, Math::max);
    }

    public List<KnownSet> acknowledged() {
        return List.copyOf(acknowledged);
    }

    public int size() {
        return acknowledged.size();
    }

    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    public long countOfUnavailable() {
        return unavailable.get();
    }

    public long countOfLimited() {
        return limited.get();
    }

    public long countOfUnanswered() {
        return unanswered.get();
    }

    public Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }
}
