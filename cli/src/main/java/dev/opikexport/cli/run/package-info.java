/** What an export says while it runs and at its end, and how Ctrl-C ends it. */
@NullMarked
package dev.opikexport.cli.run;

import org.jspecify.annotations.NullMarked;
