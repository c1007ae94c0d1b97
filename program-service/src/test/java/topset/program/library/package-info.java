/** Tests program templates: what is saved, who is assigned, and who is offered a new version. */
@NullMarked
package topset.program.library;

import org.jspecify.annotations.NullMarked;
