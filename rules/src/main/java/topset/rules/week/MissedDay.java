package topset.rules.week;

import java.time.LocalDate;
import java.util.List;

/**
 * A planned date on which an athlete did not train, and whose training the athlete has not done later either.
 *
 * @param week the week of the program that contains the date
 */
public record MissedDay(int day, LocalDate date, int week, List<String> slotIds) {}
