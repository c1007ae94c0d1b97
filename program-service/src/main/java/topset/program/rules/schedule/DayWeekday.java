package topset.program.rules.schedule;

import java.time.DayOfWeek;

/** A day of a program, and the weekday on which an athlete trains it. */
public record DayWeekday(int day, DayOfWeek weekday) {}
