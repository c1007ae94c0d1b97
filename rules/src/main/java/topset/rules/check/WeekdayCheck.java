package topset.rules.check;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import topset.contract.ScheduledDay.DayWeekday;
import topset.rules.lift.Refusals;

/** Checks the weekdays of a program's days: each day at most once, with lifts, and on a weekday of its own. */
public final class WeekdayCheck {
    public static final String RULE = "weekday";

    private WeekdayCheck() {}

    /** {@code field} is the path of the list in the request. */
    public static void check(
            String field, List<DayWeekday> weekdays, Collection<Integer> daysWithLifts, Refusals refusals) {
        var days = new HashSet<Integer>();
        var taken = EnumSet.noneOf(DayOfWeek.class);
        for (int n = 0; n < weekdays.size(); n++) {
            var in = refusals.in(field + "[" + n + "]");
            var each = weekdays.get(n);
            if (!daysWithLifts.contains(each.day())) {
                in.refuse("day", "must be a day with lifts (" + listed(daysWithLifts) + "), not " + each.day(), RULE);
            } else if (!days.add(each.day())) {
                in.refuse("day", "must be listed only once: day " + each.day() + " already has another weekday", RULE);
            }
            if (!taken.add(each.weekday())) {
                in.refuse("weekday", "must be listed only once: " + each.weekday() + " already has another day", RULE);
            }
        }
    }

    private static String listed(Collection<Integer> days) {
        return String.join(
                ", ", new TreeSet<>(days).stream().map(String::valueOf).toList());
    }
}
