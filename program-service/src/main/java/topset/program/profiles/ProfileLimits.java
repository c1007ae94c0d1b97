package topset.program.profiles;

import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.program.programs.Profile;
import topset.rules.check.Limits;

/** Limits the size of a profile, because the service loads the athlete's profile for every logged set. */
public final class ProfileLimits {

    private ProfileLimits() {}

    /** Throws a problem 422 with rule {@code bodyweights}, {@code time-zones} or {@code injuries}. */
    public static void beforeChange(@Nullable Profile before, Profile changed) {
        int weighed = changed.bodyweights().size();
        if (weighed > Limits.BODYWEIGHTS
                && (before == null || weighed > before.bodyweights().size())) {
            throw Problem.refused(
                    "bodyweight",
                    ("must belong to a day whose bodyweight is already stored: bodyweights of %d days are stored,"
                                    + " which is the limit")
                            .formatted(Limits.BODYWEIGHTS),
                    "bodyweights");
        }
        int zones = changed.zones().size();
        if (zones > Limits.TIME_ZONES
                && (before == null || zones > before.zones().size())) {
            throw Problem.refused(
                    "timeZone",
                    "must stay %s: it was changed %d times, and no more than %d changes are allowed"
                            .formatted(changed.zones().get(zones - 2).zone(), zones - 2, Limits.TIME_ZONES - 1),
                    "time-zones");
        }
        int injuries = changed.injuries().changes().size();
        if (injuries > Limits.INJURIES
                && (before == null || injuries > before.injuries().changes().size())) {
            throw Problem.refused(
                    "injured",
                    "must stay %s: it was changed %d times, and no more than %d changes are allowed"
                            .formatted(!changed.details().injured(), injuries - 1, Limits.INJURIES),
                    "injuries");
        }
    }
}
