@org.jspecify.annotations.NullMarked
package topset.local;
