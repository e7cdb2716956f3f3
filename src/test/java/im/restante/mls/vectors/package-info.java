/// The published test vectors of the MLS working group, and the runner that reads them.
///
/// Each file is an array of cases of one format, recognised by the members of its first case.
/// [im.restante.mls.vectors.VectorFormats] lists the formats; adding one is a line there.
@NullMarked
package im.restante.mls.vectors;

import org.jspecify.annotations.NullMarked;
