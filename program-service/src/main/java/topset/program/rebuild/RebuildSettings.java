package topset.program.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits the resources of a service that a rebuild may use. */
@ConfigMapping(prefix = "topset.rebuild")
public interface RebuildSettings {
    /**
     * The number of athletes that are rebuilt at the same time, and of partition groups that are read at the same time.
     */
    @WithDefault("2")
    int workers();

    /** The age of the oldest unpublished message above which no difference is corrected. */
    @WithDefault("1s")
    Duration unpublishedAtMost();

    /** The time within which the intake must process the events that the log has. */
    @WithDefault("10s")
    Duration intakeWithin();
}
