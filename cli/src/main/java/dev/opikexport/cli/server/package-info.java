/** Which server is asked, and with which key: options, environment and configuration. */
@NullMarked
package dev.opikexport.cli.server;

import org.jspecify.annotations.NullMarked;
