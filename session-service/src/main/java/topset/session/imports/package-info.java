/**
 * Imports an athlete's training log of another app, and undoes imports. The ways in are {@link LogImportResource} and,
 * for an erasure, {@link ErasedImports}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.imports;
