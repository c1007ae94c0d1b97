/**
 * Defines the input and the results of the training rules: logged sets, and the outcome, the reasons and the flags of a
 * week. The entry point is {@link topset.program.rules.result.Reason}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.result;

import org.jspecify.annotations.NullMarked;
