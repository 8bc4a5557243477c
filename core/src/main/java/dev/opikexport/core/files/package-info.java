/** Where the rows of an export go: a stream, a file, or a folder of parts. */
@NullMarked
package dev.opikexport.core.files;

import org.jspecify.annotations.NullMarked;
