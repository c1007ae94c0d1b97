package topset.program.web;

import org.jspecify.annotations.Nullable;
import topset.store.inbox.Parked;

/**
 * Whether session events of an athlete wait, and the reason for athletes and coaches. Only operators see the error
 * message, because it may contain private data.
 */
public record Waiting(
        boolean parked,
        Parked.@Nullable Cause parkedCause,
        @Nullable String parkedReason) {

    public static Waiting of(@Nullable Parked parked) {
        return parked == null
                ? new Waiting(false, null, null)
                : new Waiting(true, parked.cause(), reason(parked.cause()));
    }

    static String reason(Parked.Cause cause) {
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
