package topset.program.proposals;

import java.util.List;
import java.util.Map;

/** What a coach might do about an athlete's flagged lifts. */
public record ProposalList(List<LiftProposal> items) {

    /**
     * A proposal for a lift.
     *
     * @param flag the flag that it answers
     * @param says why, and what would change
     */
    public record LiftProposal(
            String kind, String slotId, String exercise, String flag, String says, ApplyingCall call) {}

    /** The request that applies a proposal. */
    public record ApplyingCall(String method, String path, Map<String, Object> body) {}
}
