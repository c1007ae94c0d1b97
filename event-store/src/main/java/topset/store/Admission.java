package topset.store;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the inbox says to a batch.
 *
 * @param taken per athlete, in the order of the sequence, without holes or repeats: what is to be processed now. Athletes with nothing to take
 *     are absent
 * @param repeated how many events of the batch had been taken before
 * @param parked the athletes of the batch that are parked after it, with the reason
 * @param forked how many events contradict what was taken before under the same number; worth an alert
 * @param otherwise athletes who wait since this batch and did not before, or no longer do, or for another reason
 */
public record Admission(
        Map<Athlete, List<Incoming>> taken,
        int repeated,
        Map<Athlete, Parked> parked,
        int forked,
        Set<Athlete> otherwise) {}
