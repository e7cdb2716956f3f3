/// Figures of the pure core: what a commit costs without sockets and database.
@NullMarked
package im.restante.bench.core;

import org.jspecify.annotations.NullMarked;
