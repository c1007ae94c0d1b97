/**
 * Changes the weekdays of a program's days, and updates the rows of the roster (the coach's list of athletes) when a
 * day ends in the athlete's time zone (ADR 0068). Requests arrive at {@link topset.program.weekdays.WeekdayResource};
 * {@link topset.program.weekdays.DaySweep} runs every minute.
 */
@NullMarked
package topset.program.weekdays;

import org.jspecify.annotations.NullMarked;
