/// Meters: CPU time of processes, WAL written, heap in use.
@NullMarked
package im.restante.bench.meter;

import org.jspecify.annotations.NullMarked;
