/// The command line: the only place where the parts are wired together.
///
/// Every command ends with one clear line when it cannot do what it was asked for, and exit code 1;
/// 2 means that the command line itself was wrong.
@NullMarked
package im.restante.cli;

import org.jspecify.annotations.NullMarked;
