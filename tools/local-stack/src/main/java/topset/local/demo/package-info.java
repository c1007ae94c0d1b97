/** Creates a gym of made-up lifters and simulates their training, to demonstrate Topset. */
@org.jspecify.annotations.NullMarked
package topset.local.demo;
