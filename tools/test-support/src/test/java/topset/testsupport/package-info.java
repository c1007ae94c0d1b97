@org.jspecify.annotations.NullMarked
package topset.testsupport;
