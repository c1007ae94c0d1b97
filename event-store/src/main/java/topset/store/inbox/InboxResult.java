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
 * @param otherwise athletes whose parked state has changed in this batch: they are newly parked, no longer parked, or
 * parked for another reason
 */
public record InboxResult(Map<Athlete, List<Incoming>> accepted, Set<Athlete> otherwise) {}
