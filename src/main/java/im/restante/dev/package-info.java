/// What a machine needs to run the service without preparation: a real PostgreSQL of its own.
///
/// Purpose: the same code on a real database from the first start on, with everything that
/// durability needs switched on. Blocking code for start-up and for tests, on platform threads.
///
/// Stored layout of a server's directory: `data` (the cluster), `password` (mode 0600), `lock`,
/// `postgres.log`; the unpacked programs lie beside it or where the caller wants them.
@NullMarked
@CheckReturnValue
package im.restante.dev;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
