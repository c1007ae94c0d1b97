package topset.program.rules.schedule;

import java.time.DayOfWeek;

public record DayWeekday(int day, DayOfWeek weekday) {}
