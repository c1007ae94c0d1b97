/**
 * A logged set as the rules read it, and what the rules answer about a week: outcome, reasons and flags. The way in is
 * {@link topset.program.rules.result.Reason}.
 */
@NullMarked
package topset.program.rules.result;

import org.jspecify.annotations.NullMarked;
