/** Tests of {@link topset.session.logs}. */
@org.jspecify.annotations.NullMarked
package topset.session.logs;
