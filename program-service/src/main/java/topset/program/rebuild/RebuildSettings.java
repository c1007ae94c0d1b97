package topset.program.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits how much of a replica's resources a rebuild may use. */
@ConfigMapping(prefix = "topset.rebuild")
public interface RebuildSettings {
    /** The number of threads. Each thread rebuilds one athlete at a time. */
    @WithDefault("2")
    int workers();

    /**
     * The longest time that a message in the outbox may wait for publication. If a message has waited longer, a rebuild
     * pauses its corrections.
     */
    @WithDefault("1s")
    Duration unpublishedAtMost();
}
