/**
 * The calendar of a gym's week: who trains on which day, and who has trained or missed a day (ADR 0068). Requests
 * arrive at {@link topset.program.calendar.CalendarResource}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.calendar;
