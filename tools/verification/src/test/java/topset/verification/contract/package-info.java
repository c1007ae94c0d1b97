@org.jspecify.annotations.NullMarked
package topset.verification.contract;
