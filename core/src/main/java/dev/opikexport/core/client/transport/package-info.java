/** Single requests and their answers: sent, watched, paced and repeated. */
@NullMarked
package dev.opikexport.core.client.transport;

import org.jspecify.annotations.NullMarked;
