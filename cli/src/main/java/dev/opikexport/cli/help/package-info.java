/** How help texts and the manual page look. */
@NullMarked
package dev.opikexport.cli.help;

import org.jspecify.annotations.NullMarked;
