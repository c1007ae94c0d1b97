/**
 * Executes the decisions that another installation exported, each as of the time at which it was made. The entry point
 * is {@link topset.program.coaching.past.PastDecisions}.
 * Words: docs/glossary.md.
 */
@NullMarked
package topset.program.coaching.past;

import org.jspecify.annotations.NullMarked;
