/** Tests of the proposals over HTTP. */
@org.jspecify.annotations.NullMarked
package topset.program.proposals;
