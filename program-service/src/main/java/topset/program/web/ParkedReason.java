package topset.program.web;

import topset.store.inbox.Parked;

/**
 * Explains to athletes and coaches why an athlete's session events wait. Only operators see the error message, because
 * it may contain private data.
 */
public final class ParkedReason {

    private ParkedReason() {}

    public static String of(Parked.Cause cause) {
        return switch (cause) {
            case HOLE -> "An earlier entry has not arrived yet; newer sets follow when it arrives.";
            case FAULT -> "An entry could not be processed; newer sets follow once an operator has looked at it.";
            case FORK ->
                "Two histories contradict each other; newer sets follow once an operator has decided between them.";
            case VOLUME ->
                "More sets came than the limits allow; newer sets follow once an operator has looked at them.";
            case TIMEOUT -> "Working on the newest sets took too long; they follow once an operator has tried again.";
            case CATALOGUE ->
                "A set names an exercise that the gym does not have; newer sets follow once the gym defines it.";
        };
    }
}
