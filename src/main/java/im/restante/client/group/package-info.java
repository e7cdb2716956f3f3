/// What a client does in groups: found, invite, join, commit with retries, send.
///
/// Everything here runs under the client's lock (see [im.restante.client.group.Session]), which is
/// given up only while waiting for the commits of others.
@NullMarked
@CheckReturnValue
package im.restante.client.group;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
