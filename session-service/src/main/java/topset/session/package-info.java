/** The session service, which records what was lifted. Words: docs/glossary.md. */
@NullMarked
package topset.session;

import org.jspecify.annotations.NullMarked;
