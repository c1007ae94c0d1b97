/** The program service, which plans the next weeks. Words: docs/glossary.md. */
@NullMarked
package topset.program;

import org.jspecify.annotations.NullMarked;
