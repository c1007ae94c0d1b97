/**
 * Changes the weekdays of a program's days (ADR 0068). Requests arrive at {@link
 * topset.program.weekdays.WeekdayResource}.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.program.weekdays;

import org.jspecify.annotations.NullMarked;
