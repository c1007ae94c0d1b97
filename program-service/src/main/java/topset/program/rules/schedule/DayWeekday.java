package topset.program.rules.schedule;

import java.time.DayOfWeek;

/** The weekday on which an athlete trains a day of a program. */
public record DayWeekday(int day, DayOfWeek weekday) {}
