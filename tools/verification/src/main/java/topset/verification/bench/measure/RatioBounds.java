package topset.verification.bench.measure;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The largest allowed value of each ratio that a regression guard measures. */
public final class RatioBounds {
    private final Map<String, Double> bounds;

    RatioBounds(Map<String, Double> bounds) {
        this.bounds = new TreeMap<>(bounds);
    }

    public static RatioBounds read() {
        try (InputStream file =
                Objects.requireNonNull(RatioBounds.class.getResourceAsStream("/bench/guard.properties"))) {
            var properties = new Properties();
            properties.load(file);
            var bounds = new TreeMap<String, Double>();
            properties
                    .stringPropertyNames()
                    .forEach(name -> bounds.put(name, Double.valueOf(properties.getProperty(name))));
            return new RatioBounds(bounds);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public double of(String name) {
        return Objects.requireNonNull(bounds.get(name), () -> "guard.properties has no bound of " + name);
    }

    public SortedSet<String> missed(Map<String, Double> measured) {
        var missed = new TreeSet<String>();
        bounds.forEach((name, bound) -> {
            // A comparison with "not a number" is false, so such a ratio counts as missed.
            if (!(measured.getOrDefault(name, Double.NaN) <= bound)) {
                missed.add(name);
            }
        });
        return missed;
    }
}
