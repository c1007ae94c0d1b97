/** The session service, which records what was lifted. */
@org.jspecify.annotations.NullMarked
package topset.session;
