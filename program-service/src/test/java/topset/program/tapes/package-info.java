@org.jspecify.annotations.NullMarked
package topset.program.tapes;
