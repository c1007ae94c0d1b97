@org.jspecify.annotations.NullMarked
package topset.program.whatif;
