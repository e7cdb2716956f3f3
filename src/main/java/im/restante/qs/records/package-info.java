/// User and client records, their KeyPackages, and the requests about them.
///
/// Purpose: everything of the Queueing Service that is not the queues themselves: who owns a queue,
/// who may ask for what (C-25 … C-35), KeyPackages in and out (D-01 … D-38).
///
/// Invariants: a request changes nothing or does all it says, in one transaction; its log record is
/// durable before that transaction commits, so a record never names a queue that does not exist,
/// while a crash in between may leave an empty queue that nobody can name. Identical bytes get the
/// original answer (D1). An ordinary KeyPackage is handed out at most once, ever. What does not
/// exist and what was not signed by its key get the same answer.
///
/// Stored layout: `V3__qs_records.sql`.
@NullMarked
@CheckReturnValue
package im.restante.qs.records;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
