@org.jspecify.annotations.NullMarked
package topset.edge.jobs;
