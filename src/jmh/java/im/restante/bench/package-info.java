/// Benchmarks: the figures of `scripts/bench`, and JMH benchmarks of the parts beneath them.
///
/// A figure is a ratio of two things measured in turn in one run; absolute numbers say more about
/// the machine's mood than about the code. What cannot be measured is reported as missing, never
/// guessed.
@NullMarked
package im.restante.bench;

import org.jspecify.annotations.NullMarked;
