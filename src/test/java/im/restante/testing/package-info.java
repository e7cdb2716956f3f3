/// What tests of several packages share.
@NullMarked
package im.restante.testing;

import org.jspecify.annotations.NullMarked;
