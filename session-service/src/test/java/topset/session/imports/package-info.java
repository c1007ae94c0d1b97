/** Tests of {@link topset.session.imports}. */
@org.jspecify.annotations.NullMarked
package topset.session.imports;
