@org.jspecify.annotations.NullMarked
package topset.store;
