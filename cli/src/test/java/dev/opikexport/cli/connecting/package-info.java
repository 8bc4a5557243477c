/** The ways to a server: proxies, TLS with a CA of one's own, a path before the API. All of it on loopback. */
@NullMarked
package dev.opikexport.cli.connecting;

import org.jspecify.annotations.NullMarked;
