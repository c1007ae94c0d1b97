/**
 * Erases a person's data in the session service, on request of a coach or of the gym's own back end. The entry point is
 * {@code ErasureResource}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.erasure;
