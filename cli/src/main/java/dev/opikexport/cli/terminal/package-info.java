/** Text that people read on a terminal: tables that fit, widths of any script, figures in few digits. */
@NullMarked
package dev.opikexport.cli.terminal;

import org.jspecify.annotations.NullMarked;
