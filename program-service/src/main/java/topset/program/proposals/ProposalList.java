package topset.program.proposals;

import java.util.List;
import java.util.Map;

/** The proposals for an athlete's flagged lifts. */
public record ProposalList(List<LiftProposal> items) {

    /**
     * A proposal for a lift.
     *
     * @param flag the flag that the proposal answers
     * @param says why the change is proposed and what it would change
     */
    public record LiftProposal(
            String kind, String slotId, String exercise, String flag, String says, ApplyingCall call) {}

    /** The request that applies a proposal. */
    public record ApplyingCall(String method, String path, Map<String, Object> body) {}
}
