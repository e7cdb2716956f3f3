/// Benchmarks of the parts every message passes: codec, signatures, HPKE, symmetric cryptography.
///
/// Run them with `scripts/bench`. Only ratios within one run are worth anything.
@NullMarked
package im.restante.bench;

import org.jspecify.annotations.NullMarked;
