package topset.program.rules.schedule;

import java.util.List;

/** @param slotIds the slots of the day, at least one */
public record PlannedDay(ScheduledDay scheduled, List<String> slotIds) {}
