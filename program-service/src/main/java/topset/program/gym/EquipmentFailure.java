package topset.program.gym;

import topset.edge.web.Problem;

/**
 * Why an athlete's programs could not be changed to the gym's newest equipment. Only operators see the exception, in
 * the log, because its message may contain private data.
 */
public enum EquipmentFailure {
    /** The program would have more changes by the gym's equipment than the limits allow. */
    LIMIT,
    /** An operator must find the cause. */
    FAULT;

    /** A change of equipment is refused only because of a limit. */
    public static EquipmentFailure of(RuntimeException failure) {
        return failure instanceof Problem problem && problem.kind() == Problem.Kind.REFUSED ? LIMIT : FAULT;
    }

    /** Explains the reason to coaches. */
    public String says() {
        return switch (this) {
            case LIMIT ->
                "A program has had as many changes of the gym's equipment as the limits allow; start another program.";
            case FAULT -> "The programs could not be changed; an operator has to find the cause in the service's log.";
        };
    }
}
