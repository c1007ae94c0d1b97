/** Tests the input that faults send. */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.load;
