/** First minutes: which server, with which key, and whether all is well. */
@NullMarked
package dev.opikexport.cli.setup;

import org.jspecify.annotations.NullMarked;
