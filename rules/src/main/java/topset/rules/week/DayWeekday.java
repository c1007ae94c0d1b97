package topset.rules.week;

import java.time.DayOfWeek;

public record DayWeekday(int day, DayOfWeek weekday) {}
