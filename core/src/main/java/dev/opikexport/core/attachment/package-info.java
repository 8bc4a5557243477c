/** The files that hang on traces and spans, fetched into a folder that lists them. */
@NullMarked
package dev.opikexport.core.attachment;

import org.jspecify.annotations.NullMarked;
