/**
 * What a server makes of its conditions: the one place that knows. Start at {@link dev.opikexport.filter.server.ServerQuery};
 * {@link dev.opikexport.filter.server.RowJson} is a row to try a filter on.
 */
@NullMarked
package dev.opikexport.filter.server;

import org.jspecify.annotations.NullMarked;
