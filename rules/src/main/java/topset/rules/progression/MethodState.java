package topset.rules.progression;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import topset.rules.load.Exact;

/**
 * The state that a progression method keeps from week to week. The map is generic, so that a new method requires only
 * one new file and one line in {@link Progressions}.
 */
public record MethodState(SortedMap<String, Exact> values) {

    public static final MethodState EMPTY = new MethodState(new TreeMap<>());

    public MethodState {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public @Nullable Exact get(String name) {
        return values.get(name);
    }

    public int count(String name) {
        Exact value = values.get(name);
        return value == null ? 0 : Math.toIntExact(value.floorTimes(1));
    }

    public MethodState with(String name, Exact value) {
        TreeMap<String, Exact> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new MethodState(changed);
    }

    public MethodState with(String name, int count) {
        return with(name, Exact.of(count));
    }

    public MethodState without(String name) {
        TreeMap<String, Exact> changed = new TreeMap<>(values);
        changed.remove(name);
        return new MethodState(changed);
    }
}
