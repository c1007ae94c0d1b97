package topset.program.rules.schedule;

import java.util.List;

/**
 * A day of a program with the weekday on which it is planned, and with the lifts of the day.
 *
 * @param slotIds the ids of the slots of the day, at least one
 */
public record PlannedDay(ScheduledDay scheduled, List<String> slotIds) {}
