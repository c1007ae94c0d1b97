/** Tests of the proposals over HTTP. */
@NullMarked
package topset.program.proposals;

import org.jspecify.annotations.NullMarked;
