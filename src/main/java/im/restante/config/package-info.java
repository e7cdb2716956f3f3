/// Configuration: a catalogue of settings, loaded once at start.
///
/// Order, later wins: defaults, the YAML file, `RESTANTE_*` environment variables, flags.
/// Invariants: an unknown key, a value of the wrong form or out of range stops the start with a
/// line that names the key; a secret is never a setting, only the path of the file that holds it.
@NullMarked
@CheckReturnValue
package im.restante.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
