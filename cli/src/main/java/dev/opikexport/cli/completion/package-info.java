/** What could stand at the cursor of a shell's command line, for bash, zsh and fish. */
@NullMarked
package dev.opikexport.cli.completion;

import org.jspecify.annotations.NullMarked;
