/// Figures of the whole service: a process of its own, real requests over TLS, a real PostgreSQL.
///
/// What this process does, clients and load, is not counted.
@NullMarked
package im.restante.bench.service;

import org.jspecify.annotations.NullMarked;
