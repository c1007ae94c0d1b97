/** What an operator does when events wait (docs/operations.md). */
@NullMarked
package topset.program.operations;

import org.jspecify.annotations.NullMarked;
