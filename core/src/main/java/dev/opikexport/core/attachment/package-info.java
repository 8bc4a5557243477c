/**
 * The files that hang on traces and spans, fetched into a folder that lists them. Start at {@link
 * dev.opikexport.core.attachment.AttachmentFolder}.
 */
@NullMarked
package dev.opikexport.core.attachment;

import org.jspecify.annotations.NullMarked;
