package topset.program.proposals;

import java.util.List;
import java.util.Map;

/** The API's answer with the proposals for an athlete's flagged lifts. */
public record ProposalList(List<LiftProposal> items) {

    /**
     * A proposal to change a lift for which the service has raised a flag.
     *
     * @param flag the flag that the proposal answers
     * @param says the reason for the proposal and the proposed change, in words
     */
    public record LiftProposal(
            String kind, String slotId, String exercise, String flag, String says, ApplyingCall call) {}

    /** The HTTP request with which a client can apply a proposal. */
    public record ApplyingCall(String method, String path, Map<String, Object> body) {}
}
