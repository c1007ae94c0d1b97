package topset.program.rebuild;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.identity.Caller;
import topset.edge.web.Violations;
import topset.store.Athlete;

/**
 * An operator's request for a rebuild, which computes stored plans again: the athletes, the data to compute from, and
 * whether to correct the stored plans.
 *
 * @param topic a Kafka topic with session events, which is read before the session topic: one that was filled by
 * republish, if the session topic no longer has all events
 * @param acceptMissing whether to rebuild athletes of whom session events are missing in Kafka; the sets of these
 * events are deleted
 * @param gym absent means every gym
 * @param athleteId absent means every athlete of the gym
 */
@Schema(name = "StartRebuild")
public record RebuildOrder(
        @NotNull Mode mode,
        @NotNull Source source,

        @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,249}", message = "must be the name of a Kafka topic")
        String topic,

        @Nullable Boolean acceptMissing,

        @Nullable @Pattern(regexp = Caller.GYM, message = "must be 1 to 63 characters of a-z, 0-9 and '-'")
        String gym,

        @Nullable @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId) {

    /** Whether a rebuild only reports differences or also corrects the stored data. */
    public enum Mode {
        /** The rebuild only reports differences. */
        CHECK,
        /** The rebuild reports differences and corrects the stored data. */
        APPLY
    }

    /** The data from which the plans are computed. */
    public enum Source {
        /** The plans are computed from the sets that are stored in the database. */
        SETS,
        /** The plans are computed from the session events of a Kafka topic. */
        LOG
    }

    static void check(RebuildOrder wanted, Violations found) {
        if (wanted.athleteId() != null && wanted.gym() == null) {
            found.refuse("gym", "is required if the field 'athleteId' is given", "gym-of-athlete");
        }
        if (wanted.source() == Source.SETS && wanted.topic() != null) {
            found.refuse("topic", "must be absent unless the field 'source' is LOG", "topic-of-log");
        }
        if (wanted.source() == Source.SETS && wanted.acceptMissing() != null) {
            found.refuse("acceptMissing", "must be absent unless the field 'source' is LOG", "missing-of-log");
        }
    }

    /** Returns a copy that names the topic also if it is the session topic. */
    RebuildOrder withTopic() {
        return source == Source.LOG && topic == null
                ? new RebuildOrder(mode, source, Topics.SESSION_EVENTS, acceptMissing, gym, athleteId)
                : this;
    }

    boolean acceptsMissing() {
        return Boolean.TRUE.equals(acceptMissing);
    }

    /** Whether the given athlete is among the athletes to rebuild. */
    boolean isFor(Athlete athlete) {
        return (gym == null || gym.equals(athlete.gym())) && (athleteId == null || athleteId.equals(athlete.id()));
    }
}
