@org.jspecify.annotations.NullMarked
package topset.contract;
