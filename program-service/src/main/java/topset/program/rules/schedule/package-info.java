/**
 * Decides on which dates the days of a program are planned, and which of these dates an athlete has missed (ADR 0068).
 * The entry points are {@link topset.program.rules.schedule.WeeklySchedule} and {@link
 * topset.program.rules.schedule.Attendance}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.schedule;

import org.jspecify.annotations.NullMarked;
