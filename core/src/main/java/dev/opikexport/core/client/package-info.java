/** The HTTP side: what a server is asked, how patiently, and what its refusals mean. */
@NullMarked
package dev.opikexport.core.client;

import org.jspecify.annotations.NullMarked;
