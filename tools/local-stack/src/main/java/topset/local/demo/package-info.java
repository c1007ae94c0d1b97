/** Creates a gym of made-up lifters and simulates their training, to demonstrate Topset. Words: docs/glossary.md. */
@org.jspecify.annotations.NullMarked
package topset.local.demo;
