@NullMarked
package dev.opikexport.exporters.text.example;

import org.jspecify.annotations.NullMarked;
