/**
 * The contents of the training guide (training-rules.md § 9 and § 15): templates, weekly structures, a comparison of
 * training methods, and advice about suitable lifters. The texts paraphrase the guide and do not quote it. Words:
 * docs/glossary.md.
 */
@NullMarked
package topset.program.rules.guide;

import org.jspecify.annotations.NullMarked;
