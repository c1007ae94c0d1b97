package topset.program.proposals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.programs.Profile;
import topset.program.proposals.ProposalResource.ApplyingCall;
import topset.program.publishing.ContractMapper;
import topset.rules.lift.Lift;
import topset.rules.week.Proposal;

/** Makes the HTTP requests with which a client can apply a proposal for a flagged lift. */
record ApplyingCalls(String athleteId, UUID programId, Profile.Details profile) {
    private static final String PUT = "PUT";

    ApplyingCall of(Proposal proposal, Lift lift) {
        var path = "/v1/programs/" + programId + "/lifts/" + proposal.slotId();
        return switch (proposal.change()) {
            case Proposal.Injury _ -> new ApplyingCall(PUT, "/v1/athletes/" + athleteId, injured());
            case Proposal.DeloadOfWeek deload ->
                new ApplyingCall(
                        PUT,
                        "/v1/programs/" + programId + "/deloads/" + deload.week(),
                        Map.of("reason", proposal.says()));
            case Proposal.Replacement replacement ->
                new ApplyingCall(PUT, path, replaced(lift, replacement.exercise()));
            case Proposal.NextTarget target ->
                new ApplyingCall(PUT, path + "/overrides/" + target.week(), overridden(target, proposal.says()));
        };
    }

    /** The body has the complete profile, because the request replaces the profile. */
    private Map<String, Object> injured() {
        var body = new LinkedHashMap<String, Object>();
        put(body, "timeZone", profile.timeZone());
        put(body, "unit", profile.unit());
        put(body, "trainingSince", profile.trainingSince());
        put(body, "injured", true);
        put(body, "goal", profile.goal());
        put(body, "displayName", profile.displayName());
        put(body, "bodyweight", profile.bodyweight());
        return body;
    }

    /** The body omits equipment and increment, so the lift gets the defaults of the new exercise. */
    private static Map<String, Object> replaced(Lift lift, String exercise) {
        var planned = ContractMapper.lift(lift);
        var progression = new LinkedHashMap<String, Object>();
        put(progression, "method", planned.progression().method());
        put(progression, "waveReps", planned.progression().waveReps());
        var body = new LinkedHashMap<String, Object>();
        put(body, "day", planned.day());
        put(body, "exercise", exercise);
        put(body, "scheme", planned.scheme());
        put(body, "progression", progression);
        put(body, "start", Map.of("swap", true));
        return body;
    }

    private static Map<String, Object> overridden(Proposal.NextTarget target, String reason) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "load", ContractMapper.output(target.load()));
        put(body, "backoffReduction", ContractMapper.output(target.reduction()));
        put(body, "reason", reason);
        return body;
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
