/** Which rows: the options that choose projects, filter, times and samples, as several commands take them. */
@NullMarked
package dev.opikexport.cli.selection;

import org.jspecify.annotations.NullMarked;
