/** Tests of the list of all targets of a gym. */
@org.jspecify.annotations.NullMarked
package topset.program.targets;
