package topset.rules.week;

import java.util.List;

/** {@code slotIds} are the slots of the day, at least one. */
public record PlannedDay(ScheduledDay scheduled, List<String> slotIds) {}
