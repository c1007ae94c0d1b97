package topset.program.programs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.ProfileDetails;
import topset.contract.ProfileDetails.Bodyweight;
import topset.contract.WeightUnit;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.week.Injuries;
import topset.rules.week.TrainingCalendar.ZoneSince;

/**
 * The properties of an athlete on which the training rules depend. Past time zones are kept, because a change of the
 * zone does not change weeks that have begun (training-rules.md § 6).
 */
public record Profile(ProfileDetails details, List<ZoneSince> zones, List<Bodyweight> bodyweights, Injuries injuries) {

    public WeightUnit unit() {
        return requireNonNull(details.unit());
    }

    public ZoneId zone() {
        return zones.getLast().zone();
    }

    public Bodyweights weighed() {
        return new Bodyweights(bodyweights.stream()
                .map(each -> new Bodyweights.Measurement(Exact.of(each.value()), each.unit(), each.measuredAt()))
                .toList());
    }

    public static Profile evolve(@Nullable Profile before, ProgramEvent.ProfileChanged event) {
        var zones = before == null ? List.<ZoneSince>of() : before.zones;
        var bodyweights = before == null ? List.<Bodyweight>of() : before.bodyweights;
        return new Profile(
                event.details(),
                withZone(
                        zones,
                        event.at(),
                        ZoneId.of(requireNonNull(event.details().timeZone()))),
                withBodyweight(bodyweights, event.details().bodyweight()),
                withInjury(
                        before == null ? Injuries.NONE : before.injuries,
                        event.at(),
                        event.details().hasInjury()));
    }

    private static Injuries withInjury(Injuries injuries, Instant since, boolean injured) {
        boolean before =
                !injuries.changes().isEmpty() && injuries.changes().getLast().injured();
        if (before == injured) {
            return injuries;
        }
        var longer = new ArrayList<>(injuries.changes());
        longer.add(new Injuries.InjuryChange(since, injured));
        return new Injuries(longer);
    }

    private static List<ZoneSince> withZone(List<ZoneSince> zones, Instant since, ZoneId zone) {
        if (!zones.isEmpty() && zones.getLast().zone().equals(zone)) {
            return zones;
        }
        var longer = new ArrayList<>(zones);
        longer.add(new ZoneSince(since, zone));
        return List.copyOf(longer);
    }

    private static List<Bodyweight> withBodyweight(List<Bodyweight> bodyweights, @Nullable Bodyweight measured) {
        if (measured == null || bodyweights.contains(measured)) {
            return bodyweights;
        }
        // If several values were sent for one day, only the last value is kept, because it corrects the earlier values.
        var kept = new ArrayList<>(bodyweights);
        kept.removeIf(each -> each.measuredAt().equals(measured.measuredAt()));
        kept.add(measured);
        return List.copyOf(kept);
    }
}
