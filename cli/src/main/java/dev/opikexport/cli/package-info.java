@NullMarked
package dev.opikexport.cli;

import org.jspecify.annotations.NullMarked;
