/** Where rows go: the options for files, folders and storages, and the place of each dataset. */
@NullMarked
package dev.opikexport.cli.output;

import org.jspecify.annotations.NullMarked;
