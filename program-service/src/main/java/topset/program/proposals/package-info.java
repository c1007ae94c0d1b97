/**
 * Serves proposals to change lifts that have a flag, in words and as the HTTP request that applies the change. The
 * package {@link topset.rules.week} chooses the proposals.
 */
@org.jspecify.annotations.NullMarked
package topset.program.proposals;
