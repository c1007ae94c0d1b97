/** What an operator does when events wait or derived state is to be made anew (docs/operations.md). */
@NullMarked
package topset.program.operations;

import org.jspecify.annotations.NullMarked;
