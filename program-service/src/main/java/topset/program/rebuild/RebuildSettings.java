package topset.program.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the service a rebuild may use. */
@ConfigMapping(prefix = "topset.rebuild")
public interface RebuildSettings {
    /** Athletes who are rebuilt, and partition groups that are read, at the same time. */
    @WithDefault("2")
    int workers();

    /** While the oldest message that is not published is older, nothing is applied. */
    @WithDefault("1s")
    Duration unpublishedAtMost();

    /** How long the intake may take to take what the log has. */
    @WithDefault("10s")
    Duration intakeWithin();
}
