package topset.program.proposals;

import java.util.List;
import java.util.Map;

public record ProposalList(List<LiftProposal> items) {

    /** {@code flag} is the flag that the proposal answers; {@code says} has the reason and the proposed change. */
    public record LiftProposal(
            String kind, String slotId, String exercise, String flag, String says, ApplyingCall call) {}

    public record ApplyingCall(String method, String path, Map<String, Object> body) {}
}
