@org.jspecify.annotations.NullMarked
package topset.verification.chaos;
