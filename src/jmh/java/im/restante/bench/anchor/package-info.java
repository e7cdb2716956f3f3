/// Anchors: what a figure is measured against, with nothing of the product in it.
@NullMarked
package im.restante.bench.anchor;

import org.jspecify.annotations.NullMarked;
