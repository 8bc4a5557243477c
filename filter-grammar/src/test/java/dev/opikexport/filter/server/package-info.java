@NullMarked
package dev.opikexport.filter.server;

import org.jspecify.annotations.NullMarked;
