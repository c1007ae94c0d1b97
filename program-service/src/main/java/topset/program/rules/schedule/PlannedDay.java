package topset.program.rules.schedule;

import java.util.List;

/**
 * A scheduled day with its lifts.
 *
 * @param slotIds the slots of the day, at least one
 */
public record PlannedDay(ScheduledDay scheduled, List<String> slotIds) {}
