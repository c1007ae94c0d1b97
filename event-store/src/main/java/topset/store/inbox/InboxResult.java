package topset.store.inbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import topset.store.Athlete;

/**
 * Says which events of a batch must be processed now.
 *
 * @param accepted the events to process now, per athlete, in sequence order, without gaps or repeats; athletes without
 * such events are absent
 * @param repeated how many events of the batch had been accepted before
 * @param parked the athletes of the batch that are parked after the batch, with the reason
 * @param forked how many events differ from the event accepted earlier with the same number; if there are any,
 * operators should be alerted
 * @param otherwise athletes whose parked state has changed in this batch: they are newly parked, no longer parked, or
 * parked for another reason
 */
public record InboxResult(
        Map<Athlete, List<Incoming>> accepted,
        int repeated,
        Map<Athlete, Parked> parked,
        int forked,
        Set<Athlete> otherwise) {}
