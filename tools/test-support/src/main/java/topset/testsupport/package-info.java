/**
 * Contains helpers that the tests of several modules share. A helper for only one module stays in that module's tests.
 */
@org.jspecify.annotations.NullMarked
package topset.testsupport;
