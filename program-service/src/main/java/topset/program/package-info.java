/** The program service, which plans the next weeks. */
@org.jspecify.annotations.NullMarked
package topset.program;
