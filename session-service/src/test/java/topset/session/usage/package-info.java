@org.jspecify.annotations.NullMarked
package topset.session.usage;
