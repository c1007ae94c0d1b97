/**
 * The calendar of a gym's week: who trains on which day, and who has trained or missed a day (ADR 0068). Requests
 * arrive at {@link topset.program.calendar.CalendarResource}.
 */
@NullMarked
package topset.program.calendar;

import org.jspecify.annotations.NullMarked;
