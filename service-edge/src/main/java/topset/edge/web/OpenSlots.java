package topset.edge.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what is open at the same time in this replica, under several names, such as those of a gym and a person. */
public abstract class OpenSlots {
    private final Map<String, Integer> open = new HashMap<>();

    /** {@code refusal} is thrown if {@code most} slots with the name are open. */
    public record SlotLimit(String name, int most, Supplier<Problem> refusal) {}

    /** Closing releases the slot; closing it again has no effect. */
    public final class OpenSlot implements AutoCloseable {
        private List<SlotLimit> limits;

        private OpenSlot(List<SlotLimit> limits) {
            this.limits = limits;
        }

        @Override
        public void close() {
            synchronized (OpenSlots.this) {
                limits.forEach(
                        limit -> open.computeIfPresent(limit.name(), (same, count) -> count == 1 ? null : count - 1));
                limits = List.of();
            }
        }
    }

    protected synchronized OpenSlot open(List<SlotLimit> limits) {
        for (var limit : limits) {
            if (count(limit.name()) >= limit.most()) {
                throw limit.refusal().get();
            }
        }
        limits.forEach(limit -> open.merge(limit.name(), 1, Integer::sum));
        return new OpenSlot(limits);
    }

    public synchronized int count(String name) {
        return open.getOrDefault(name, 0);
    }
}
