package topset.program.tapes;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import topset.program.LocalProgramParts;

/**
 * The service with a clock that the tapes set. It does nothing by itself: its jobs run when a tape says so, and its
 * messages stay in the outbox, because Kafka has no address. The tests of rebuilds use it too, with parts of their own.
 */
public class TapeProfile implements QuarkusTestProfile {
    /** The property with the address of a Kafka that the service does not know. */
    public static final String KAFKA = "topset.tapes.kafka";

    /** A database that no other test uses. */
    public static class Parts extends LocalProgramParts {
        @Override
        public Map<String, String> start() {
            var settings = new HashMap<>(super.start());
            settings.put(KAFKA, Objects.requireNonNull(settings.get("TOPSET_KAFKA")));
            settings.put("TOPSET_KAFKA", "nowhere");
            return settings;
        }
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TapeClock.class, TapeJobs.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Parts.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
