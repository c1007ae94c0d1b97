/** Tests program templates: what is saved, who is assigned, and who is offered a new version. */
@org.jspecify.annotations.NullMarked
package topset.program.library;
